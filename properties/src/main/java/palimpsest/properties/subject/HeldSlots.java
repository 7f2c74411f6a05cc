package palimpsest.properties.subject;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import palimpsest.impl.device.BlockDevice;
import palimpsest.impl.device.DeviceSize;
import palimpsest.impl.device.IoResult;

/// A device of two slots that the explorer puts back, and whose reads differ when it wants. Blocks
/// with the same content are one block, told by its identity.
final class HeldSlots implements BlockDevice {
  private final DeviceSize size;
  private final List<Block> known = new ArrayList<>();
  private Block[] blocks;
  private boolean spoiling;

  /// What a block holds.
  static final class Block {
    private final byte[] bytes;

    private Block(byte[] bytes) {
      this.bytes = bytes;
    }

    byte[] bytes() {
      return bytes.clone();
    }
  }

  HeldSlots(DeviceSize size) {
    this.size = size;
    blocks = new Block[(int) size.blocks()];
    Arrays.fill(blocks, block(new byte[size.blockBytes()]));
  }

  private Block block(byte[] bytes) {
    for (Block each : known) {
      if (Arrays.equals(each.bytes, bytes)) {
        return each;
      }
    }
    Block block = new Block(bytes);
    known.add(block);
    return block;
  }

  Block at(int block) {
    return blocks[block];
  }

  Block[] capture() {
    return blocks.clone();
  }

  void restore(Block[] earlier) {
    blocks = earlier.clone();
  }

  void spoiling(boolean spoils) {
    spoiling = spoils;
  }

  @Override
  public DeviceSize size() {
    return size;
  }

  @Override
  public IoResult read(long block, ByteBuffer into) {
    int middle = into.position() + size.blockBytes() / 2;
    into.put(blocks[(int) block].bytes);
    if (spoiling) {
      into.put(middle, (byte) ~into.get(middle));
    }
    return new IoResult.Done();
  }

  @Override
  public IoResult write(long block, ByteBuffer from) {
    byte[] bytes = new byte[size.blockBytes()];
    from.get(bytes);
    blocks[(int) block] = block(bytes);
    return new IoResult.Done();
  }

  @Override
  public IoResult flush() {
    return new IoResult.Done();
  }

  @Override
  public void close() {
    // nothing is open
  }
}
