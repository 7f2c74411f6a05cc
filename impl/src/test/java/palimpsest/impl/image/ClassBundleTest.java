package palimpsest.impl.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

final class ClassBundleTest {
  private static final ClassSet SET =
      new ClassSet("b.B", List.of(Samples.classNamed("b.B"), Samples.classNamed("a.A")));

  @Test
  void classesLieInTheOrderOfTheirNames() {
    ClassBundle bundle = ClassBundle.read(bundle(SET).asSegment());

    assertThat(bundle.classes().keySet()).containsExactly("a.A", "b.B");
    assertThat(bundle.sizeBytes()).isEqualTo(bundle(SET).sizeBytes());
  }

  @Test
  void anEntryThatIsNotThereIsMalformed() {
    assertMalformed(
        out -> {
          out.string("b.B");
          out.u32(0);
          out.u32(0);
        },
        "the entry is one of the classes: entry='b.B'");
  }

  @Test
  void classesThatDoNotAscendAreMalformed() {
    assertMalformed(
        out -> {
          out.string("b.B");
          out.u32(2);
          writeClass(out, "b.B");
          writeClass(out, "b.B");
          out.u32(0);
        },
        "class names ascend: name='b.B'");
  }

  @Test
  void aClassWithoutNameIsMalformed() {
    assertMalformed(
        out -> {
          out.string("");
          out.u32(1);
          writeClass(out, "");
          out.u32(0);
        },
        "a class has a name and bytes: name=''");
  }

  @Test
  void aClassWithoutBytesIsMalformed() {
    assertMalformed(
        out -> {
          out.string("a.A");
          out.u32(1);
          out.string("a.A");
          out.u32(0);
          out.u32(0);
        },
        "a class has a name and bytes: name='a.A'");
  }

  @Test
  void fillingThatWouldNotEndInTheSectionIsMalformed() {
    assertMalformed(
        out -> {
          out.string("a.A");
          out.u32(1);
          writeClass(out, "a.A");
          out.u32(0xFFFF_FFFFL);
        },
        "neededBytes=4294967295 leftBytes=0");
  }

  @Test
  void aClassSetHasEachClassOnceAndItsEntry() {
    assertThatThrownBy(() -> new ClassSet("c.C", SET.classes()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("entry=c.C");
    ClassBytes twice = Samples.classNamed("a.A");
    assertThatThrownBy(() -> new ClassSet("a.A", List.of(twice, twice)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("class=a.A");
    assertThatThrownBy(() -> new ClassBytes("", twice.bytes()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ClassBytes("a.A", Bytes.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 5000, edgeCases = EdgeCasesMode.NONE)
  void aChangedByteIsMalformedOrLeavesEachPlaceInTheSection(
      @ForAll @IntRange(max = 65) int offset, @ForAll byte value) {
    byte[] changed = bundle(SET).toArray();
    changed[offset] = value;
    Bytes section = Bytes.of(changed);
    try {
      ClassBundle bundle = ClassBundle.read(section.asSegment());
      bundle.classes().values().forEach(place -> place.in(section.asSegment()));
      assertThat(bundle.filling().in(section.asSegment()).byteSize()).isNotNegative();
      Statistics.collect("read");
    } catch (MalformedImageException e) {
      assertThat(e.defect()).isEqualTo(Defect.MALFORMED_SECTION);
      Statistics.collect("malformed");
    }
  }

  private static Bytes bundle(ClassSet set) {
    ByteWriter out = new ByteWriter();
    ClassBundle.write(out, set, Bytes.of((byte) 1, (byte) 2));
    return out.toBytes();
  }

  private static void writeClass(ByteWriter out, String name) {
    out.string(name);
    out.u32(1);
    out.u8(1);
  }

  private static void assertMalformed(Consumer<ByteWriter> content, String part) {
    ByteWriter out = new ByteWriter();
    content.accept(out);
    assertThatThrownBy(() -> ClassBundle.read(out.toBytes().asSegment()))
        .isInstanceOf(MalformedImageException.class)
        .hasMessageContaining(part);
  }
}
