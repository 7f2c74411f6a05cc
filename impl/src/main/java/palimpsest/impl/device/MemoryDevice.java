package palimpsest.impl.device;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// A block device in memory, all zeros at first.
///
/// Each block is an array that is replaced and never changed, so a block is read and written whole
/// without a lock, an untouched block costs nothing, and a copy of the device shares its blocks.
public final class MemoryDevice implements BlockDevice {
  private static final int BLOCKS_MAX = Integer.MAX_VALUE - 8;

  private final DeviceSize size;
  private final AtomicReferenceArray<byte @Nullable []> contents;
  private volatile boolean closed;

  /// @throws IllegalArgumentException for more blocks than an array has room for
  public MemoryDevice(DeviceSize size) {
    if (size.blocks() > BLOCKS_MAX) {
      throw new IllegalArgumentException(
          "a device in memory has at most " + BLOCKS_MAX + " blocks: blocks=" + size.blocks());
    }
    this.size = size;
    contents = new AtomicReferenceArray<>((int) size.blocks());
  }

  /// An open device with the same contents, for a world that goes on from here in another way.
  /// Writes that are under way may be in it or not, each block for itself.
  public MemoryDevice copy() {
    MemoryDevice copy = new MemoryDevice(size);
    for (int block = 0; block < contents.length(); block++) {
      copy.contents.setPlain(block, contents.get(block));
    }
    return copy;
  }

  @Override
  public DeviceSize size() {
    return size;
  }

  @Override
  public IoResult read(long block, ByteBuffer into) {
    size.checkHoldsOneBlock(into);
    if (closed) {
      return closedAlready();
    }
    if (!size.has(block)) {
      return size.noSuchBlock(block);
    }
    byte[] bytes = contents.get((int) block);
    into.put(bytes == null ? new byte[size.blockBytes()] : bytes);
    return new IoResult.Done();
  }

  @Override
  public IoResult write(long block, ByteBuffer from) {
    size.checkHoldsOneBlock(from);
    if (closed) {
      return closedAlready();
    }
    if (!size.has(block)) {
      return size.noSuchBlock(block);
    }
    byte[] bytes = new byte[size.blockBytes()];
    from.get(bytes);
    contents.set((int) block, bytes);
    return new IoResult.Done();
  }

  @Override
  public IoResult flush() {
    return closed ? closedAlready() : new IoResult.Done();
  }

  @Override
  public void close() {
    closed = true;
  }

  private static IoResult closedAlready() {
    return new IoResult.Failed("the device is closed: device=memory");
  }
}
