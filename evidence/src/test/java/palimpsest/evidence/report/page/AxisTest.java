package palimpsest.evidence.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AxisTest {
  private static final long MILLI = 1_000_000;

  @Test
  void linear_ticksAreRoundAndWithin() {
    Axis axis = Axis.linear(-10 * MILLI, 20 * MILLI);
    assertThat(axis.ticks())
        .extracting(tick -> tick.at() + " " + tick.label() + " " + tick.anchor())
        .containsExactly(
            "0.00% −10\u00a0ms start",
            "33.33% 0 middle", "66.67% 10\u00a0ms middle", "100.00% 20\u00a0ms end");
    assertThat(axis.length(0, 3 * MILLI)).isEqualTo("10.00%");
  }

  @Test
  void decades_coverBothEnds() {
    Axis axis = Axis.decades(52_000, 20 * MILLI);
    assertThat(axis.ticks())
        .extracting(Tick::label)
        .containsExactly("10\u00a0µs", "100\u00a0µs", "1\u00a0ms", "10\u00a0ms", "100\u00a0ms");
    assertThat(axis.at(MILLI)).isEqualTo("50.00%");
  }

  @Test
  void whatIsOutside_isAtTheNearerEnd() {
    Axis axis = Axis.linear(0, MILLI);
    assertThat(axis.at(-1)).isEqualTo("0.00%");
    assertThat(axis.at(5 * MILLI)).isEqualTo("100.00%");
    assertThat(Axis.decades(0, 0).at(0)).isEqualTo("0.00%");
    assertThat(Axis.linear(0, 0).ticks()).isNotEmpty();
  }
}
