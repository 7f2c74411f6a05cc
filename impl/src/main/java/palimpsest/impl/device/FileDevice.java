package palimpsest.impl.device;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

/// A block device in a regular file: block `n` lies at byte `n * blockBytes`, and `flush` forces
/// the file to its medium.
///
/// Operating systems do not promise that a read sees a concurrent write of several pages whole, and
/// both may be carried out in pieces. So a block is locked while it is transferred, readers shared.
/// The locks are striped (block modulo their number): a lock for each block would cost memory by
/// the size of the device, and a single one would make I/O to different blocks wait for each other.
public final class FileDevice implements BlockDevice {
  private static final int STRIPES = 256;

  private final Path path;
  private final DeviceSize size;
  private final SteadyChannel channel;
  private final ReadWriteLock[] stripes =
      Stream.generate(ReentrantReadWriteLock::new).limit(STRIPES).toArray(ReadWriteLock[]::new);

  FileDevice(Path path, DeviceSize size, SteadyChannel channel) {
    this.path = path;
    this.size = size;
    this.channel = channel;
  }

  /// Makes a device of zeros in a file that must not be there yet. Where that fails there is no
  /// file afterwards either.
  public static DeviceOpening create(Path path, DeviceSize size) {
    return create(path, size, () -> SteadyChannel.create(path));
  }

  static DeviceOpening create(Path path, DeviceSize size, Channels channels) {
    return opening(
        path,
        channels,
        channel -> {
          try {
            channel.perform(file -> file.write(ByteBuffer.allocate(1), size.sizeBytes() - 1));
          } catch (IOException e) {
            Files.deleteIfExists(path);
            throw e;
          }
          return new DeviceOpening.Opened(new FileDevice(path, size, channel));
        });
  }

  /// Opens a file that is there. The device has its size from now on, whatever becomes of the file.
  ///
  /// @throws IllegalArgumentException for a size that no block has
  public static DeviceOpening open(Path path, int blockBytes) {
    DeviceSize block = new DeviceSize(blockBytes, 1);
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      return new DeviceOpening.Unusable("a device is a regular file: path=" + path);
    }
    return opening(path, () -> SteadyChannel.open(path), channel -> sized(path, block, channel));
  }

  private static DeviceOpening sized(Path path, DeviceSize block, SteadyChannel channel)
      throws IOException {
    long sizeBytes = channel.perform(FileChannel::size);
    if (sizeBytes == 0 || sizeBytes % block.blockBytes() != 0) {
      channel.close();
      return new DeviceOpening.Unusable(
          "a device has a whole number of blocks, and at least one: path="
              + path
              + " sizeBytes="
              + sizeBytes
              + " blockBytes="
              + block.blockBytes());
    }
    DeviceSize size = new DeviceSize(block.blockBytes(), sizeBytes / block.blockBytes());
    return new DeviceOpening.Opened(new FileDevice(path, size, channel));
  }

  @Override
  public DeviceSize size() {
    return size;
  }

  @Override
  public IoResult read(long block, ByteBuffer into) {
    size.checkHoldsOneBlock(into);
    if (!size.has(block)) {
      return size.noSuchBlock(block);
    }
    return locked(
        stripe(block).readLock(),
        file -> transfer(into, block, (bytes, position) -> file.read(bytes, position)));
  }

  @Override
  public IoResult write(long block, ByteBuffer from) {
    size.checkHoldsOneBlock(from);
    if (!size.has(block)) {
      return size.noSuchBlock(block);
    }
    return locked(
        stripe(block).writeLock(),
        file -> transfer(from, block, (bytes, position) -> file.write(bytes, position)));
  }

  @Override
  public IoResult flush() {
    return answered(
        file -> {
          file.force(false);
          return new IoResult.Done();
        });
  }

  /// Waits for no operation: one that is under way fails.
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ReadWriteLock stripe(long block) {
    return stripes[(int) (block % STRIPES)];
  }

  private IoResult locked(Lock lock, SteadyChannel.Operation<IoResult> operation) {
    lock.lock();
    try {
      return answered(operation);
    } finally {
      lock.unlock();
    }
  }

  private IoResult answered(SteadyChannel.Operation<IoResult> operation) {
    try {
      return channel.perform(operation);
    } catch (ClosedChannelException _) {
      return new IoResult.Failed("the device is closed: path=" + path);
    } catch (IOException e) {
      return new IoResult.Failed(FailureLine.of("the device failed: path=" + path, e));
    }
  }

  /// One way of moving bytes between a buffer and a place in the file; it may move a part only.
  private interface Move {
    int move(ByteBuffer bytes, long positionBytes) throws IOException;
  }

  /// Moves a whole block. The caller's buffer advances at the end only, so that this may be
  /// repeated.
  private IoResult transfer(ByteBuffer buffer, long block, Move move) throws IOException {
    ByteBuffer bytes = buffer.slice();
    while (bytes.hasRemaining()) {
      int moved = move.move(bytes, block * size.blockBytes() + bytes.position());
      if (moved < 0) {
        throw new EOFException("the file became shorter");
      }
    }
    buffer.position(buffer.limit());
    return new IoResult.Done();
  }

  /// How a channel is come by.
  interface Channels {
    SteadyChannel open() throws IOException;
  }

  private interface Making {
    DeviceOpening device(SteadyChannel channel) throws IOException;
  }

  private static DeviceOpening opening(Path path, Channels channels, Making making) {
    try {
      SteadyChannel channel = channels.open();
      try {
        return making.device(channel);
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      return new DeviceOpening.Unusable(
          FailureLine.of("the file cannot be a device: path=" + path, e));
    }
  }
}
