package palimpsest.properties.load;

import java.nio.ByteBuffer;

/// The contents of a block that tell which write they are: port, block and count in every word.
public final class Stamp {
  private Stamp() {}

  public static byte[] block(int blockBytes, int port, long block, long stamp) {
    ByteBuffer bytes = ByteBuffer.allocate(blockBytes);
    while (bytes.remaining() >= Long.BYTES) {
      bytes.putLong(word(port, block, stamp, bytes.position()));
    }
    return bytes.array();
  }

  public static boolean matches(byte[] data, int port, long block, long stamp) {
    ByteBuffer bytes = ByteBuffer.wrap(data);
    while (bytes.remaining() >= Long.BYTES) {
      int position = bytes.position();
      if (bytes.getLong() != word(port, block, stamp, position)) {
        return false;
      }
    }
    return true;
  }

  public static boolean isBlank(byte[] data) {
    for (byte value : data) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  /// Differs for each port, block, write and place in the block, so that no mixture of two writes
  /// passes for one.
  private static long word(int port, long block, long stamp, int position) {
    return (((long) port << 48) ^ (block << 32) ^ position) * 0x9E3779B97F4A7C15L + stamp;
  }
}
