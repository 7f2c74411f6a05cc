package palimpsest.model.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class FieldNameTest {
  @Test
  void isReadAsItIsWritten() {
    assertThat(FieldName.of("login.speed"))
        .isEqualTo(new FieldName("login", "speed"))
        .hasToString("login.speed");
  }

  @Test
  void isNotReadWithoutItsStructure() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FieldName.of("speed"))
        .withMessage("a field is named with its structure, as in login.speed: text='speed'");
  }

  @Test
  void isNotReadWithAnEmptyPart() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FieldName.of(".speed"))
        .withMessageEndingWith(": structure=''");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FieldName.of("login."))
        .withMessageEndingWith(": field=''");
  }

  @Test
  void isOrderedByStructureThenByField() {
    List<FieldName> ordered =
        List.of(FieldName.of("a.b"), FieldName.of("a.c"), FieldName.of("b.a"));

    assertThat(new TreeSet<>(ordered.reversed())).containsExactlyElementsOf(ordered);
    assertThat(FieldName.of("a.b")).isEqualByComparingTo(new FieldName("a", "b"));
  }

  @Test
  void anImplicitChangeHasAFactorOfAtLeastOne() {
    assertThat(new ImplicitChange(VersionRange.of("1.0"), FieldName.of("a.b"), 1).factor()).isOne();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ImplicitChange(VersionRange.of("1.0"), FieldName.of("a.b"), 0))
        .withMessage("a factor is at least 1: field=a.b factor=0");
  }
}
