package palimpsest.evidence.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import palimpsest.properties.path.Latencies;
import palimpsest.properties.path.PathResult.Pauses;
import palimpsest.properties.path.Pause;
import palimpsest.properties.path.Timeline;

/// Where things are in figures, for a pause of a millisecond unless said otherwise.
final class FigureTest {
  private static final long MILLI = 1_000_000;

  @Test
  void pieces_followEachOtherAndAddUp() {
    PhaseFigure.Bar bar = PhaseFigure.of(pauses(100 * MILLI)).warm();
    assertThat(bar.pieces())
        .extracting(piece -> piece.phase() + " " + piece.x() + " " + piece.width())
        .containsExactly(
            "drain 0.00% 9.26%",
            "merge 9.26% 0.00%",
            "copy 9.26% 46.30%",
            "verify 55.56% 18.52%",
            "initialize 74.07% 0.00%",
            "switch 74.07% 18.52%");
    assertThat(bar.limit()).isEqualTo("9.26%");
  }

  @Test
  void boundFarAway_isWordsNotALine() {
    PhaseFigure figure = PhaseFigure.of(pauses(100 * MILLI));
    assertThat(figure.warm().bound()).isEmpty();
    assertThat(figure.declared()).isEqualTo("Declared bound 100\u00a0ms, 100 times the median");
  }

  @Test
  void boundInSight_isALine() {
    PhaseFigure figure = PhaseFigure.of(pauses(2 * MILLI));
    assertThat(figure.warm().bound()).contains("92.59%");
    assertThat(figure.declared()).contains("2 times");
    assertThat(PhaseFigure.of(pauses(MILLI / 2)).declared())
        .isEqualTo("Declared bound 500\u00a0µs");
  }

  @Test
  void closedGate_isWhereNobodyWasAnswered() {
    ThroughputFigure figure = ThroughputFigure.of(pauses(100 * MILLI));
    assertThat(figure.gate()).isEqualTo("50.00%");
    assertThat(figure.closed()).isEqualTo("25.00%");
    assertThat(figure.highest()).isEqualTo("80");
    assertThat(figure.bars())
        .extracting(bar -> bar.x() + " " + bar.height())
        .containsExactly(
            "0.00% 100.00%",
            "12.50% 100.00%", "25.00% 50.00%", "37.50% 100.00%", "75.00% 100.00%", "87.50% 50.00%");
    assertThat(figure.description())
        .isEqualTo(
            "The gate was closed for 1\u00a0ms. Before, hosts had 70 answers a millisecond,"
                + " afterwards 60. The slowest took 90\u00a0µs.");
  }

  @Test
  void nobodyAnswered_isAnEmptyPlot() {
    Pauses pauses = pauses(MILLI);
    Pauses silent =
        new Pauses(
            pauses.predictedNanos(),
            pauses.declaredNanos(),
            pauses.first(),
            pauses.warm(),
            new Timeline(
                MILLI / 2, 2 * MILLI, Collections.nCopies(8, 0), Collections.nCopies(8, 0L)),
            pauses.outside());
    assertThat(ThroughputFigure.of(silent).bars()).isEmpty();
  }

  private static Pauses pauses(long declared) {
    return new Pauses(
        MILLI / 10,
        declared,
        pause(),
        List.of(pause()),
        new Timeline(
            MILLI / 2,
            2 * MILLI,
            List.of(40, 40, 20, 40, 0, 0, 40, 20),
            Collections.nCopies(8, 90_000L)),
        new Latencies(8, 40_000, 90_000, 90_000));
  }

  private static Pause pause() {
    return new Pause(MILLI / 10, 0, MILLI / 2, MILLI / 5, 0, MILLI / 5);
  }
}
