package palimpsest.properties.judge;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import palimpsest.model.release.Field;
import palimpsest.model.release.Structure;

/// Decodes an entry's bytes by the layout that a release declares. Written apart from the adapter's
/// own code on purpose: a judge who reads with the eyes of the accused sees nothing.
final class EntryDecoder {
  private static final int HEADER_BYTES = 8;

  private EntryDecoder() {}

  static int entryBytes(Structure structure) {
    int bytes = HEADER_BYTES;
    for (Field field : structure.fields()) {
      bytes = start(bytes, field) + field.bits() / 8;
    }
    return (bytes + 7) / 8 * 8;
  }

  /// Where a field begins if the one before it ends at `end`: there, or with the next word if it
  /// would lie in two.
  private static int start(int end, Field field) {
    return end % 8 + field.bits() / 8 > 8 ? (end / 8 + 1) * 8 : end;
  }

  /// The values by field id, where the entry is present.
  static Optional<SortedMap<Integer, Long>> decode(Structure structure, byte[] entry) {
    ByteBuffer bytes = ByteBuffer.wrap(entry);
    long header = bytes.order(ByteOrder.LITTLE_ENDIAN).getLong();
    if ((header & 1) == 0) {
      return Optional.empty();
    }
    SortedMap<Integer, Long> values = new TreeMap<>();
    for (Field field : structure.fields()) {
      bytes.position(start(bytes.position(), field));
      values.put(field.id(), read(bytes.order(field.order()), field.bits()));
    }
    return Optional.of(values);
  }

  private static long read(ByteBuffer bytes, int bits) {
    return switch (bits) {
      case 8 -> bytes.get() & 0xFFL;
      case 16 -> bytes.getShort() & 0xFFFFL;
      case 32 -> bytes.getInt() & 0xFFFF_FFFFL;
      default -> bytes.getLong();
    };
  }
}
