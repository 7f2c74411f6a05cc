package palimpsest.impl.source;

import java.nio.ByteBuffer;
import java.util.Optional;
import palimpsest.impl.device.BlockDevice;
import palimpsest.impl.device.IoResult;

/// How an image lies on a block device, from the beginning of some block on: its length in 8 bytes,
/// big-endian, then its bytes; what is left of the last block is zero.
public final class DeviceImage {
  static final int LENGTH_BYTES = Long.BYTES;

  private DeviceImage() {}

  /// Stores the rest of the buffer as an image and flushes the device (SYS-3).
  ///
  /// After a failure there is no telling what the device holds: an image is stored where no image
  /// is in use.
  public static IoResult store(BlockDevice device, long firstBlock, ByteBuffer image) {
    int blocks = blocks(device, image.remaining());
    IoResult result = new IoResult.Done();
    for (int block = 0; block < blocks && result instanceof IoResult.Done; block++) {
      result = storeBlock(device, firstBlock, block, image);
    }
    return result;
  }

  /// How many blocks an image of this length takes.
  public static int blocks(BlockDevice device, long lengthBytes) {
    return Math.toIntExact(Math.ceilDiv(lengthBytes + LENGTH_BYTES, device.blockBytes()));
  }

  /// How many bytes of an image lie before one of its blocks, counted from 0.
  public static long offset(BlockDevice device, int block) {
    return Math.max(0, (long) block * device.blockBytes() - LENGTH_BYTES);
  }

  /// Stores one of the blocks of the image that is the rest of the buffer; with the last one, the
  /// device is flushed.
  public static IoResult storeBlock(
      BlockDevice device, long firstBlock, int block, ByteBuffer image) {
    ByteBuffer bytes = ByteBuffer.allocate(device.blockBytes());
    if (block == 0) {
      bytes.putLong(image.remaining());
    }
    int from = (int) offset(device, block);
    int count = Math.min(bytes.remaining(), image.remaining() - from);
    bytes.put(image.slice(image.position() + from, count));
    IoResult result = device.write(firstBlock + block, bytes.rewind());
    return result instanceof IoResult.Done && from + count == image.remaining()
        ? device.flush()
        : result;
  }

  /// The bytes of an image of that length that lie in one of its blocks; nothing where the block
  /// cannot be read.
  public static Optional<ByteBuffer> loadBlock(
      BlockDevice device, long firstBlock, int block, long lengthBytes) {
    ByteBuffer bytes = ByteBuffer.allocate(device.blockBytes());
    if (device.read(firstBlock + block, bytes) instanceof IoResult.Failed) {
      return Optional.empty();
    }
    bytes.flip().position(block == 0 ? LENGTH_BYTES : 0);
    int count = (int) Math.min(bytes.remaining(), lengthBytes - offset(device, block));
    return Optional.of(bytes.slice(bytes.position(), count));
  }

  /// Whether an image of this length, from this block on, ends before the device does.
  static boolean fits(BlockDevice device, long firstBlock, long lengthBytes) {
    long roomBytes = (device.blocks() - firstBlock) * device.blockBytes() - LENGTH_BYTES;
    return lengthBytes >= 0 && lengthBytes <= roomBytes;
  }
}
