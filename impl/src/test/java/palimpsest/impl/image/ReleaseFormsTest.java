package palimpsest.impl.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import palimpsest.model.release.FieldName;
import palimpsest.model.release.ImplicitChange;
import palimpsest.model.release.VersionRange;

/// The rules that leave one form for each value.
final class ReleaseFormsTest {
  @ParameterizedTest
  @CsvSource({"b, a", "a, a"})
  void setsAscendWithoutRepetition(String first, String second) {
    assertMalformed(
        ReleaseForms.NAMES,
        out -> {
          out.u16(2);
          out.string(first);
          out.string(second);
        },
        "sorted values ascend: value='%s' next='%s'".formatted(first, second));
  }

  @ParameterizedTest
  @CsvSource({"b, a", "a, a"})
  void mapsAscendWithoutRepetition(String first, String second) {
    assertMalformed(
        ReleaseForms.CAPABILITIES,
        out -> {
          out.u16(2);
          out.string(first);
          out.u8(1);
          out.string(second);
          out.u8(1);
        },
        "sorted values ascend: value='%s' next='%s'".formatted(first, second));
  }

  @Test
  void aSetIsWrittenInNaturalOrderWhateverItsOwnOrderIs() {
    SortedSet<String> descending = new TreeSet<>(Comparator.reverseOrder());
    descending.addAll(List.of("a", "b", "c"));
    ByteWriter out = new ByteWriter();
    ReleaseForms.NAMES.write(out, descending);

    assertThat(ReleaseForms.NAMES.read(reader(out.toBytes()))).containsExactly("a", "b", "c");
  }

  @Test
  void aVersionEndsWithoutZeros() {
    assertMalformed(
        ReleaseForms.VERSION,
        out -> {
          out.u8(2);
          out.u16(2);
          out.u16(0);
        },
        "a version ends without zeros: numbers=[2, 0]: area=test before=byte 5");
  }

  @Test
  void aVersionHasNumbers() {
    assertMalformed(ReleaseForms.VERSION, out -> out.u8(0), "a version has 1 to 8 numbers");
  }

  @Test
  void aPauseBoundHasLessThanASecondOfNanoseconds() {
    assertMalformed(
        ReleaseForms.SHAPE,
        out -> {
          out.u64(1);
          out.u32(1_000_000_000);
          out.string("standard");
          out.u32(0);
        },
        "nanos=1000000000");
  }

  @Test
  void fillingIsANumberOfAnInt() {
    assertMalformed(
        ReleaseForms.SHAPE,
        out -> {
          out.u64(1);
          out.u32(0);
          out.string("standard");
          out.u32(0x8000_0000L);
        },
        "a number is at most 2147483647: value=2147483648");
  }

  @Test
  void aFactorMayBeTheLargestInt() {
    List<ImplicitChange> changes =
        List.of(
            new ImplicitChange(
                VersionRange.of("1.0"), FieldName.of("login.speed"), Integer.MAX_VALUE));
    ByteWriter out = new ByteWriter();
    ReleaseForms.IMPLICIT_CHANGES.write(out, changes);

    assertThat(ReleaseForms.IMPLICIT_CHANGES.read(reader(out.toBytes()))).isEqualTo(changes);
  }

  @Test
  void anInitializationStepIsOfAKnownKind() {
    assertMalformed(
        ReleaseForms.INITIALIZATION,
        out -> {
          out.u16(1);
          out.u8(3);
        },
        "kind=3");
  }

  @Test
  void aPresenceIsOneOfThree() {
    assertMalformed(
        ReleaseForms.CAPABILITIES,
        out -> {
          out.u16(1);
          out.string("a");
          out.u8(3);
        },
        "a choice is one of [ABSENT, PRESENT, UNKNOWN], counted from 0: choice=3");
  }

  @Test
  void aStringIsUtf8() {
    assertMalformed(
        Form.STRING,
        out -> {
          out.u16(1);
          out.u8(0x80);
        },
        "a string is valid UTF-8: area=test before=byte 3");
  }

  @Test
  void aFieldIsReadWithTheRulesOfAField() {
    assertMalformed(
        ReleaseForms.STRUCTURES,
        out -> {
          out.u16(1);
          out.string("login");
          out.u8(0);
          out.u16(1);
          out.u16(1);
          out.string("speed");
          out.u8(12);
          out.u8(0);
          out.u64(0);
        },
        "a field has 8, 16, 32 or 64 bits: field=speed bits=12");
  }

  private static <T> void assertMalformed(Form<T> form, Consumer<ByteWriter> content, String part) {
    ByteWriter out = new ByteWriter();
    content.accept(out);
    assertThatThrownBy(() -> form.read(reader(out.toBytes())))
        .isInstanceOf(MalformedImageException.class)
        .hasMessageContaining(part);
  }

  private static ByteReader reader(Bytes bytes) {
    return new ByteReader(
        new ByteReader.Area("test", new Section(0, bytes.sizeBytes()), Defect.MALFORMED_HEADER),
        bytes.asSegment());
  }
}
