package palimpsest.impl.image;

import java.lang.foreign.MemorySegment;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Reads big-endian numbers and strings one after the other, and never past the end.
///
/// It knows where in the image its area starts, so that each failure names a byte of the image.
final class ByteReader {
  /// A part of an image that is read, and what it counts as if it cannot be.
  record Area(String name, Section place, Defect defect) {}

  private final Area area;
  private final MemorySegment content;
  private long position;

  /// @param image everything the area's place counts from
  ByteReader(Area area, MemorySegment image) {
    this.area = area;
    this.content = area.place().in(image);
  }

  int u8() {
    return Byte.toUnsignedInt(content.get(ImageFormat.U8, advance(Byte.BYTES)));
  }

  int u16() {
    return Short.toUnsignedInt(content.get(ImageFormat.U16, advance(Short.BYTES)));
  }

  long u32() {
    return Integer.toUnsignedLong(content.get(ImageFormat.U32, advance(Integer.BYTES)));
  }

  long u64() {
    return content.get(ImageFormat.U64, advance(Long.BYTES));
  }

  String string() {
    int sizeBytes = u16();
    long from = advance(sizeBytes);
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(content.asSlice(from, sizeBytes).asByteBuffer())
          .toString();
    } catch (CharacterCodingException _) {
      throw malformed("a string is valid UTF-8");
    }
  }

  /// Passes over so many bytes and says where they lie, counted from where the area's place counts.
  Section skip(long sizeBytes) {
    return new Section(area.place().offset() + advance(sizeBytes), sizeBytes);
  }

  /// Where the next byte lies, counted as [#skip] counts.
  long offset() {
    return area.place().offset() + position;
  }

  boolean atEnd() {
    return position == content.byteSize();
  }

  MalformedImageException malformed(String rule) {
    return new MalformedImageException(
        area.defect(), "%s: area=%s before=byte %d".formatted(rule, area.name(), offset()));
  }

  private long advance(long sizeBytes) {
    long from = position;
    if (sizeBytes > content.byteSize() - from) {
      throw malformed(
          "what is there is as long as it says: neededBytes=%d leftBytes=%d"
              .formatted(sizeBytes, content.byteSize() - from));
    }
    position = from + sizeBytes;
    return from;
  }
}
