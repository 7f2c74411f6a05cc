package palimpsest.impl.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import palimpsest.impl.device.BlockDevice;
import palimpsest.impl.device.IoResult;

/// The bytes of an image that lies on a block device, read block by block as they are asked for.
final class DeviceStream extends InputStream {
  private final BlockDevice device;
  private final ByteBuffer bytes;
  private final long sizeBytes;
  private long nextBlock;
  private long leftBytes;

  /// @throws IOException if the device cannot be read, or says that the image is larger than itself
  DeviceStream(BlockDevice device, long firstBlock) throws IOException {
    this.device = device;
    nextBlock = firstBlock;
    bytes = ByteBuffer.allocate(device.blockBytes());
    readBlock();
    sizeBytes = bytes.getLong();
    leftBytes = sizeBytes;
    if (!DeviceImage.fits(device, firstBlock, sizeBytes)) {
      throw new IOException(
          "an image ends before its device does: firstBlock="
              + firstBlock
              + " sizeBytes="
              + sizeBytes
              + " blocks="
              + device.blocks()
              + " blockBytes="
              + device.blockBytes());
    }
  }

  long sizeBytes() {
    return sizeBytes;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (leftBytes == 0) {
      return -1;
    }
    if (!bytes.hasRemaining()) {
      readBlock();
    }
    int count = (int) Math.min(leftBytes, Math.min(length, bytes.remaining()));
    bytes.get(into, offset, count);
    leftBytes -= count;
    return count;
  }

  private void readBlock() throws IOException {
    bytes.clear();
    if (device.read(nextBlock, bytes) instanceof IoResult.Failed(String line)) {
      throw new IOException(line);
    }
    nextBlock++;
    bytes.flip();
  }
}
