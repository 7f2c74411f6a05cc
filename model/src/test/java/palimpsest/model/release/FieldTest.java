package palimpsest.model.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Fields, and the structures made of them.
final class FieldTest {
  private static final Field FIELD = new Field(7, "speed", 16, ByteOrder.BIG_ENDIAN, 513);

  @ParameterizedTest
  @CsvSource({"8, 1", "16, 2", "32, 4", "64, 8"})
  void aFieldHasAsManyBytesAsItsBitsNeed(int bits, int bytes) {
    assertThat(Sample.field(1, "f", bits).sizeBytes()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {-8, 0, 1, 7, 9, 24, 128})
  void aFieldHasNoOtherWidth(int bits) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sample.field(1, "f", bits))
        .withMessage("a field has 8, 16, 32 or 64 bits: field=f bits=" + bits);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 65536})
  void aFieldHasAnIdFrom1To65535(int id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sample.field(id, "f", 8))
        .withMessage("a field id is 1 to 65535: field=f id=" + id);
    assertThat(Sample.field(1, "f", 8).id()).isOne();
    assertThat(Sample.field(Field.ID_MAX, "f", 8).id()).isEqualTo(65535);
  }

  @Test
  void aFieldHasAName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sample.field(1, "", 8))
        .withMessageEndingWith(": field=''");
  }

  @ParameterizedTest
  @CsvSource({
    "8, 256, 256",
    "16, 65536, 65536",
    "32, 4294967296, 4294967296",
    "32, -1, 18446744073709551615",
    "8, -1, 18446744073709551615"
  })
  void aDefaultFitsIntoItsField(int bits, long value, String written) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Field(1, "f", bits, ByteOrder.LITTLE_ENDIAN, value))
        .withMessage("the default does not fit: field=f bits=" + bits + " default=" + written);
  }

  @Property
  void aFieldHoldsTheUnsignedNumbersOfItsBits(@ForAll("widths") int bits, @ForAll long value) {
    Field field = Sample.field(1, "f", bits);
    long highest = bits == 64 ? -1 : (1L << bits) - 1;

    assertThat(field.holds(value)).isEqualTo(Long.compareUnsigned(value, highest) <= 0);
    assertThat(field.holds(0)).isTrue();
    assertThat(field.holds(highest)).isTrue();
    assertThat(field.holds(highest + 1)).as("2^64 is 0 again").isEqualTo(bits == 64);
  }

  @Provide
  Arbitrary<Integer> widths() {
    return Arbitraries.of(8, 16, 32, 64);
  }

  @Test
  void aChangedFieldKeepsAllElse() {
    assertThat(FIELD.named("rate")).isEqualTo(new Field(7, "rate", 16, ByteOrder.BIG_ENDIAN, 513));
    assertThat(FIELD.withBits(32)).isEqualTo(new Field(7, "speed", 32, ByteOrder.BIG_ENDIAN, 513));
    assertThat(FIELD.ordered(ByteOrder.LITTLE_ENDIAN))
        .isEqualTo(new Field(7, "speed", 16, ByteOrder.LITTLE_ENDIAN, 513));
  }

  @Test
  void aFieldIsNotNarrowedBelowItsDefault() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FIELD.withBits(8))
        .withMessage("the default does not fit: field=speed bits=8 default=513");
  }

  @Test
  void aStructureFindsItsFieldsByIdAndByName() {
    assertThat(Sample.LOGIN.field(2)).contains(Sample.STATE);
    assertThat(Sample.LOGIN.field("port")).contains(Sample.PORT);
    assertThat(Sample.LOGIN.field(4)).isEmpty();
    assertThat(Sample.LOGIN.field("none")).isEmpty();
  }

  @Test
  void aStructureHasAtLeastOneField() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Structure("login", Scope.PER_PORT, List.of()))
        .withMessage("a structure has at least one field: structure=login");
  }

  @Test
  void aStructureHasEachFieldOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> structure(Sample.field(1, "a", 8), Sample.field(1, "b", 8)))
        .withMessage("a field id of structure login is there twice: 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> structure(Sample.field(1, "a", 8), Sample.field(2, "a", 8)))
        .withMessage("a field name of structure login is there twice: a");
  }

  @Test
  void aStructureHasAName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Structure("?", Scope.PER_PORT, List.of(FIELD)))
        .withMessageEndingWith(": structure='?'");
  }

  @Test
  void aStructureDoesNotChangeWithTheCallersList() {
    List<Field> fields = new ArrayList<>(List.of(FIELD));
    Structure structure = new Structure("login", Scope.PER_PORT, fields);

    fields.clear();

    assertThat(structure.fields()).containsExactly(FIELD);
  }

  private static Structure structure(Field... fields) {
    return new Structure("login", Scope.PER_PORT, List.of(fields));
  }
}
