package palimpsest.model.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VersionTest {
  @ParameterizedTest
  @CsvSource({
    "2, 2.0",
    "2.0.0, 2.0",
    "0, 0.0",
    "0.0, 0.0",
    "1.4.2, 1.4.2",
    "007.1, 7.1",
    "1.2.3.4.5.6.7.8, 1.2.3.4.5.6.7.8"
  })
  void isWrittenWithAtLeastTwoNumbers(String text, String written) {
    assertThat(Version.of(text)).hasToString(written);
  }

  @ParameterizedTest
  @CsvSource({"1.9, 1.10", "1.10, 2", "0, 0.0.1", "2, 2.0.1", "65534, 65535"})
  void laterVersionsCompareHigher(String earlier, String later) {
    assertThat(Version.of(earlier)).isLessThan(Version.of(later));
    assertThat(Version.of(later)).isGreaterThan(Version.of(earlier));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "1.",
        ".1",
        "1..2",
        "a",
        "1.a",
        "-1",
        "+1",
        "1 ",
        "123456",
        "1.2.3.4.5.6.7.8.9"
      })
  void isNotReadFromSomethingElse(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Version.of(text))
        .withMessage("a version is a series of numbers such as 2.1: text='" + text + "'");
  }

  @Test
  void hasNoNumberAbove65535() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Version.of("1.65536"))
        .withMessage("a version number is 0 to 65535: number=65536");
    assertThat(Version.of("65535").numbers()).containsExactly(65535);
  }

  @Test
  void hasNoNumberBelowZero() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Version(List.of(1, -1)))
        .withMessage("a version number is 0 to 65535: number=-1");
  }

  @Test
  void hasOneToEightNumbers() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Version(List.of()))
        .withMessage("a version has 1 to 8 numbers: numbers=[]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Version(Collections.nCopies(9, 0)))
        .withMessage("a version has 1 to 8 numbers: numbers=[0, 0, 0, 0, 0, 0, 0, 0, 0]");
    assertThat(new Version(Collections.nCopies(8, 1)).numbers()).hasSize(8);
  }

  @Test
  void doesNotChangeWithTheCallersList() {
    List<Integer> numbers = new ArrayList<>(List.of(1, 2));
    Version version = new Version(numbers);

    numbers.set(0, 9);

    assertThat(version).isEqualTo(Version.of("1.2"));
  }

  @Test
  void aRangeIsReadWithBothEndsOrOne() {
    assertThat(VersionRange.of("1.0..2.4"))
        .isEqualTo(new VersionRange(Version.of("1"), Version.of("2.4")))
        .hasToString("1.0..2.4");
    assertThat(VersionRange.of("1.0"))
        .isEqualTo(new VersionRange(Version.of("1"), Version.of("1")))
        .hasToString("1.0");
  }

  @Test
  void aRangeGoesUpwards() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VersionRange.of("2.0..1.9"))
        .withMessage("a version range goes upwards: low=2.0 high=1.9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "1.0..", "..1.0", "1.0...2.0", "1.0..2.0..3.0"})
  void aRangeIsNotReadFromSomethingElse(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VersionRange.of(text))
        .withMessageStartingWith("a version is a series of numbers such as 2.1: text='");
  }
}
