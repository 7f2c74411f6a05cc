package palimpsest.impl.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import palimpsest.model.release.Field;
import palimpsest.model.release.Scope;
import palimpsest.model.release.Structure;

/// Entries as the foreign memory interface of the JDK would lay them out, field by field.
final class EntryLayoutProperties {
  @Provide
  Arbitrary<Structure> structures() {
    Arbitrary<Field> fields =
        Combinators.combine(
                Arbitraries.of(8, 16, 32, 64),
                Arbitraries.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN))
            .as((bits, order) -> new Field(1, "f", bits, order, 0));
    return fields
        .list()
        .ofMinSize(1)
        .ofMaxSize(12)
        .map(
            list -> {
              List<Field> named = new ArrayList<>();
              for (Field field : list) {
                int id = named.size() + 1;
                named.add(new Field(id, "f" + id, field.bits(), field.order(), 0));
              }
              return new Structure("s", Scope.PER_PORT, named);
            });
  }

  private static MemoryLayout reference(Structure structure) {
    List<MemoryLayout> members = new ArrayList<>();
    members.add(ValueLayout.JAVA_LONG_UNALIGNED.withName("the header"));
    for (Field field : structure.fields()) {
      ValueLayout value =
          switch (field.bits()) {
            case 8 -> ValueLayout.JAVA_BYTE;
            case 16 -> ValueLayout.JAVA_SHORT_UNALIGNED;
            case 32 -> ValueLayout.JAVA_INT_UNALIGNED;
            default -> ValueLayout.JAVA_LONG_UNALIGNED;
          };
      long left =
          Long.BYTES
              - MemoryLayout.structLayout(members.toArray(MemoryLayout[]::new)).byteSize()
                  % Long.BYTES;
      if (value.byteSize() > left) {
        members.add(MemoryLayout.paddingLayout(left));
      }
      members.add(value.withOrder(field.order()).withName(field.name()));
    }
    return MemoryLayout.structLayout(members.toArray(MemoryLayout[]::new));
  }

  private static long masked(long value, int bits) {
    return bits == Long.SIZE ? value : value & ((1L << bits) - 1);
  }

  @Property
  void fieldsLieWhereAMemoryLayoutHasThem(@ForAll("structures") Structure structure) {
    MemoryLayout reference = reference(structure);
    EntryLayout layout = EntryLayout.of(structure);
    for (Field field : structure.fields()) {
      FieldPlace place = layout.place(field.id()).orElseThrow();
      assertThat(place)
          .isEqualTo(
              new FieldPlace(
                  field.id(),
                  reference.byteOffset(PathElement.groupElement(field.name())),
                  field.bits(),
                  field.order()));
    }
    for (FieldPlace place : layout.places()) {
      long last = place.offsetBytes() + place.bits() / Byte.SIZE - 1;
      assertThat(place.offsetBytes() / Long.BYTES).as("in one word").isEqualTo(last / Long.BYTES);
    }
    assertThat(layout.structure()).isEqualTo("s");
    assertThat(layout.sizeBytes() % 8).isZero();
    assertThat(layout.sizeBytes()).isBetween(reference.byteSize(), reference.byteSize() + 7);
    assertThat(layout.sizeBytes()).as("at least two words").isGreaterThanOrEqualTo(16);
    assertThat(layout.place(99)).isEmpty();
  }

  @Property
  void whatIsWrittenIsReadAndNoOtherByteChanges(
      @ForAll("structures") Structure structure, @ForAll long value, @ForAll byte filling) {
    EntryLayout layout = EntryLayout.of(structure);
    MemoryLayout reference = reference(structure);
    for (Field field : structure.fields()) {
      MemorySegment entry = MemorySegment.ofArray(new long[(int) layout.sizeBytes() / 8]);
      entry.fill(filling);
      MemorySegment expected = MemorySegment.ofArray(new long[(int) layout.sizeBytes() / 8]);
      expected.fill(filling);
      long fitting = masked(value, field.bits());

      EntryLayout.write(entry, layout.place(field.id()).orElseThrow(), fitting);
      set(reference.varHandle(PathElement.groupElement(field.name())), expected, fitting, field);
      assertThat(entry.mismatch(expected)).as(field.toString()).isEqualTo(-1);
      assertThat(EntryLayout.read(entry, layout.place(field.id()).orElseThrow()))
          .isEqualTo(fitting);
    }
  }

  private static void set(VarHandle handle, MemorySegment entry, long value, Field field) {
    switch (field.bits()) {
      case 8 -> handle.set(entry, 0L, (byte) value);
      case 16 -> handle.set(entry, 0L, (short) value);
      case 32 -> handle.set(entry, 0L, (int) value);
      default -> handle.set(entry, 0L, value);
    }
  }
}
