package palimpsest.impl.table;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.model.release.Field;
import palimpsest.model.release.Structure;

/// The layout of a structure's entries in memory: a header word, then the fields in their order,
/// filled up to whole words. So an entry is at least two words. A field that would lie in two words
/// begins with the second: whoever reads an entry word by word, while it is changed, reads each
/// field as it was at some time.
///
/// ```
///  0  header   bit 0: the entry is present; bits 1 to 63 count its changes
///  8  fields   packed, none across two words; each with its own width and byte order
///  …  filling  up to a multiple of 8 bytes
/// ```
public record EntryLayout(String structure, List<FieldPlace> places, long sizeBytes) {
  public static final long HEADER_BYTES = Long.BYTES;

  public EntryLayout {
    places = List.copyOf(places);
  }

  public static EntryLayout of(Structure structure) {
    List<FieldPlace> places = new ArrayList<>();
    long offset = HEADER_BYTES;
    for (Field field : structure.fields()) {
      long left = Long.BYTES - offset % Long.BYTES;
      if (field.sizeBytes() > left) {
        offset += left;
      }
      places.add(new FieldPlace(field.id(), offset, field.bits(), field.order()));
      offset += field.sizeBytes();
    }
    return new EntryLayout(structure.name(), places, roundToWords(offset));
  }

  public Optional<FieldPlace> place(int fieldId) {
    return places.stream().filter(place -> place.id() == fieldId).findFirst();
  }

  /// What an entry is called in traces.
  public String location(int entry) {
    return structure + "[" + entry + "]";
  }

  /// Reads a field as an unsigned number from an entry's bytes.
  public static long read(MemorySegment entry, FieldPlace place) {
    return switch (place.bits()) {
      case 8 -> Byte.toUnsignedLong(entry.get(ValueLayout.JAVA_BYTE, place.offsetBytes()));
      case 16 ->
          Short.toUnsignedLong(
              ordered(
                  entry.get(ValueLayout.JAVA_SHORT_UNALIGNED, place.offsetBytes()), place.order()));
      case 32 ->
          Integer.toUnsignedLong(
              ordered(
                  entry.get(ValueLayout.JAVA_INT_UNALIGNED, place.offsetBytes()), place.order()));
      default ->
          ordered(entry.get(ValueLayout.JAVA_LONG_UNALIGNED, place.offsetBytes()), place.order());
    };
  }

  /// Writes a field into an entry's bytes; the value has to fit.
  public static void write(MemorySegment entry, FieldPlace place, long value) {
    switch (place.bits()) {
      case 8 -> entry.set(ValueLayout.JAVA_BYTE, place.offsetBytes(), (byte) value);
      case 16 ->
          entry.set(
              ValueLayout.JAVA_SHORT_UNALIGNED,
              place.offsetBytes(),
              ordered((short) value, place.order()));
      case 32 ->
          entry.set(
              ValueLayout.JAVA_INT_UNALIGNED,
              place.offsetBytes(),
              ordered((int) value, place.order()));
      default ->
          entry.set(
              ValueLayout.JAVA_LONG_UNALIGNED, place.offsetBytes(), ordered(value, place.order()));
    }
  }

  private static long roundToWords(long sizeBytes) {
    return (sizeBytes + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
  }

  private static short ordered(short value, ByteOrder order) {
    return order == ByteOrder.nativeOrder() ? value : Short.reverseBytes(value);
  }

  private static int ordered(int value, ByteOrder order) {
    return order == ByteOrder.nativeOrder() ? value : Integer.reverseBytes(value);
  }

  private static long ordered(long value, ByteOrder order) {
    return order == ByteOrder.nativeOrder() ? value : Long.reverseBytes(value);
  }
}
