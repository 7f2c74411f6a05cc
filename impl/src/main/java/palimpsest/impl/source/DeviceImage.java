package palimpsest.impl.source;

import java.nio.ByteBuffer;
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
    ByteBuffer rest = image.slice();
    ByteBuffer bytes = ByteBuffer.allocate(device.blockBytes());
    bytes.putLong(rest.remaining());
    long block = firstBlock;
    do {
      int count = Math.min(bytes.remaining(), rest.remaining());
      bytes.put(rest.slice(rest.position(), count));
      rest.position(rest.position() + count);
      if (device.write(block++, zeroFilled(bytes)) instanceof IoResult.Failed failed) {
        return failed;
      }
      bytes.clear();
    } while (rest.hasRemaining());
    return device.flush();
  }

  private static ByteBuffer zeroFilled(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      bytes.put((byte) 0);
    }
    return bytes.flip();
  }

  /// Whether an image of this length, from this block on, ends before the device does.
  static boolean fits(BlockDevice device, long firstBlock, long lengthBytes) {
    long roomBytes = (device.blocks() - firstBlock) * device.blockBytes() - LENGTH_BYTES;
    return lengthBytes >= 0 && lengthBytes <= roomBytes;
  }
}
