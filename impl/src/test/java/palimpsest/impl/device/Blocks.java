package palimpsest.impl.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Whole blocks, read and written by tests that expect this to work.
final class Blocks {
  private Blocks() {}

  static byte[] read(BlockDevice device, long block) {
    ByteBuffer bytes = ByteBuffer.allocate(device.blockBytes());
    assertThat(device.read(block, bytes)).isEqualTo(new IoResult.Done());
    return bytes.array();
  }

  /// Fills a block with one value.
  static void write(BlockDevice device, long block, int value) {
    assertThat(device.write(block, ByteBuffer.wrap(filled(device, value))))
        .isEqualTo(new IoResult.Done());
  }

  static byte[] filled(BlockDevice device, int value) {
    byte[] bytes = new byte[device.blockBytes()];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
