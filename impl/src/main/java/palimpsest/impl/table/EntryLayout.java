package palimpsest.impl.table;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
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

  private static final String HEADER = "(header)"; // no name of a field

  public EntryLayout {
    places = List.copyOf(places);
  }

  public static EntryLayout of(Structure structure) {
    List<MemoryLayout> members = new ArrayList<>();
    members.add(ValueLayout.JAVA_LONG_UNALIGNED.withName(HEADER));
    long offset = HEADER_BYTES;
    for (Field field : structure.fields()) {
      ValueLayout value = value(field);
      long left = Long.BYTES - offset % Long.BYTES;
      if (value.byteSize() > left) {
        members.add(MemoryLayout.paddingLayout(left));
        offset += left;
      }
      members.add(value.withName(field.name()));
      offset += value.byteSize();
    }
    StructLayout struct = MemoryLayout.structLayout(members.toArray(MemoryLayout[]::new));
    List<FieldPlace> places =
        structure.fields().stream().map(field -> place(struct, field)).toList();
    return new EntryLayout(structure.name(), places, roundToWords(struct.byteSize()));
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

  private static FieldPlace place(StructLayout struct, Field field) {
    return new FieldPlace(
        field.id(),
        struct.byteOffset(PathElement.groupElement(field.name())),
        field.bits(),
        field.order());
  }

  private static ValueLayout value(Field field) {
    return switch (field.bits()) {
      case 8 -> ValueLayout.JAVA_BYTE;
      case 16 -> ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(field.order());
      case 32 -> ValueLayout.JAVA_INT_UNALIGNED.withOrder(field.order());
      default -> ValueLayout.JAVA_LONG_UNALIGNED.withOrder(field.order());
    };
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
