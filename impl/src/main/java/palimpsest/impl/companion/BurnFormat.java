package palimpsest.impl.companion;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.Presence;
import palimpsest.model.release.Version;

/// How a burn lies in the cells of a part. Numbers are big-endian:
///
/// ```
/// 0   4  magic, which is neither erased FLASH nor a cleared array
/// 4   4  length in bytes, checksum excluded
/// 8   4  number of version numbers, then 2 bytes each
/// .   4  number of capability fields, then of each: length of its name (4), name, value (1)
/// .   4  length of the payload, then the payload
/// .   4  CRC32C of all before
/// ```
final class BurnFormat {
  /// What a part is that holds no burn.
  static final Burn BLANK = new Burn(new Version(List.of(0)), Capabilities.NONE, new byte[0]);

  private static final int MAGIC = 0x50_4C_43_31;
  private static final int LENGTH_OFFSET = 4;
  private static final int FIXED_BYTES = 5 * Integer.BYTES;

  private BurnFormat() {}

  /// How much room a burn needs, checksum included.
  static long sizeBytes(Burn burn) {
    return lengthBytes(burn) + Integer.BYTES;
  }

  /// @throws IllegalArgumentException for a burn of more bytes than an array has room for
  static byte[] encode(Burn burn) {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(sizeBytes(burn)));
    bytes.putInt(MAGIC).putInt((int) lengthBytes(burn));
    bytes.putInt(burn.version().numbers().size());
    burn.version().numbers().forEach(number -> bytes.putShort(number.shortValue()));
    bytes.putInt(burn.capabilities().fields().size());
    burn.capabilities()
        .fields()
        .forEach(
            (name, presence) -> {
              byte[] letters = name.getBytes(StandardCharsets.UTF_8);
              bytes.putInt(letters.length).put(letters).put(code(presence));
            });
    byte[] payload = burn.payload();
    bytes.putInt(payload.length).put(payload);
    bytes.putInt(checksum(bytes.array(), bytes.position()));
    return bytes.array();
  }

  /// Reads what `encode` wrote, from cells that may go on after it.
  ///
  /// @return nothing where the cells hold something else
  static Optional<Burn> decode(byte[] cells) {
    ByteBuffer bytes = ByteBuffer.wrap(cells);
    if (cells.length < FIXED_BYTES || bytes.getInt() != MAGIC) {
      return Optional.empty();
    }
    int length = bytes.getInt(LENGTH_OFFSET);
    if (length < 0
        || length > cells.length - Integer.BYTES
        || bytes.getInt(length) != checksum(cells, length)) {
      return Optional.empty();
    }
    bytes.position(LENGTH_OFFSET + Integer.BYTES);
    Version version = version(bytes);
    Capabilities capabilities = capabilities(bytes);
    byte[] payload = new byte[bytes.getInt()];
    bytes.get(payload);
    return Optional.of(new Burn(version, capabilities, payload));
  }

  private static Version version(ByteBuffer bytes) {
    List<Integer> numbers = new ArrayList<>();
    int count = bytes.getInt();
    for (int index = 0; index < count; index++) {
      numbers.add(Short.toUnsignedInt(bytes.getShort()));
    }
    return new Version(numbers);
  }

  private static Capabilities capabilities(ByteBuffer bytes) {
    Map<String, Presence> fields = new TreeMap<>();
    int count = bytes.getInt();
    for (int index = 0; index < count; index++) {
      byte[] name = new byte[bytes.getInt()];
      bytes.get(name);
      fields.put(new String(name, StandardCharsets.UTF_8), presence(bytes.get()));
    }
    return new Capabilities(fields);
  }

  private static byte code(Presence presence) {
    return switch (presence) {
      case ABSENT -> 0;
      case PRESENT -> 1;
      case UNKNOWN -> 2;
    };
  }

  private static Presence presence(byte code) {
    return switch (code) {
      case 0 -> Presence.ABSENT;
      case 1 -> Presence.PRESENT;
      default -> Presence.UNKNOWN;
    };
  }

  private static long lengthBytes(Burn burn) {
    long names =
        burn.capabilities().fields().keySet().stream()
            .mapToLong(name -> name.getBytes(StandardCharsets.UTF_8).length)
            .sum();
    return FIXED_BYTES
        + (long) Short.BYTES * burn.version().numbers().size()
        + (Integer.BYTES + 1L) * burn.capabilities().fields().size()
        + names
        + burn.payload().length;
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, length);
    return (int) checksum.getValue();
  }
}
