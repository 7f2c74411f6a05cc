package palimpsest.impl.image;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/// CRC32C over memory: fast enough for the pause, and no protection against anything but chance.
public final class Checksums {
  private Checksums() {}

  /// The checksum of what the segment holds now.
  public static int crc32c(MemorySegment segment) {
    CRC32C checksum = new CRC32C();
    for (ByteBuffer piece : Pieces.of(segment)) {
      checksum.update(piece);
    }
    return (int) checksum.getValue();
  }

  /// The checksum of the text in UTF-8: a seed for whatever has to follow from a name.
  static int crc32c(String text) {
    return crc32c(MemorySegment.ofArray(text.getBytes(StandardCharsets.UTF_8)));
  }
}
