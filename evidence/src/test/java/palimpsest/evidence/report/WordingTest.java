package palimpsest.evidence.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordingTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1 ns",
    "999, 999 ns",
    "1000, 1 µs",
    "438_700, 439 µs",
    "999_600, 1 ms",
    "20_000_000, 20 ms",
    "-5_000_000, −5 ms",
    "61_234_567_890, 61.2 s",
    "7_200_000_000_000, 7200 s"
  })
  void duration_hasThreeDigitsAndTheUnitThatSuits(String nanos, String words) {
    assertThat(Wording.duration(Long.parseLong(nanos.replace("_", ""))))
        .isEqualTo(words.replace(' ', '\u00a0'));
  }

  @Test
  void problem_namesMillisecondsToTheLastDigit() {
    assertThat(Wording.problem("kept: declaredNanos=20000000 longestNanos=20000001 otherNanos=x"))
        .isEqualTo("kept: declared=20 ms longest=20.000001 ms otherNanos=x");
  }

  @Test
  void count_setsThousandsApart() {
    assertThat(Wording.count(1_234_567)).isEqualTo("1,234,567");
    assertThat(Wording.count(1, "path")).isEqualTo("1 path");
    assertThat(Wording.count(0, "path")).isEqualTo("0 paths");
  }
}
