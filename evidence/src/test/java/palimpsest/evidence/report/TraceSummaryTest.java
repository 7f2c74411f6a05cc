package palimpsest.evidence.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import palimpsest.properties.trace.Action;
import palimpsest.properties.trace.TraceCounts;
import palimpsest.properties.trace.TraceVerdict;

final class TraceSummaryTest {
  /// An update by fastload ends with a start, which is what switches images there.
  @Test
  void ofARollItIsSaidWhatItDid() {
    TraceCounts counts =
        new TraceCounts(
            new TreeMap<>(
                Map.of(Action.TRIGGER, 2L, Action.UPDATE_ADAPTER, 1L, Action.TAKE_OVER, 1L)));
    assertThat(TraceSummary.lines(new TraceVerdict.Conforms(counts), Ink.PLAIN, "some.ndjson"))
        .containsExactly(
            "conforms: some.ndjson",
            "  explained 4 events of 3 kinds",
            "  rolls     2 triggered, 1 adapter updated, 1 taken over");
  }

  @Test
  void startsAreCountedWhereThereAreAny() {
    TraceCounts counts =
        new TraceCounts(
            new TreeMap<>(
                Map.of(
                    Action.INTERRUPT, 3L,
                    Action.SWITCH, 1L,
                    Action.STORE_TRY, 3L,
                    Action.START_STANDARD, 1L,
                    Action.START_FAST, 2L,
                    Action.CONFIRM, 1L)));
    assertThat(TraceSummary.lines(new TraceVerdict.Conforms(counts), Ink.PLAIN, "some.ndjson"))
        .contains("  updates   3 interrupts, 3 switched, 0 refused")
        .contains("  starts    1 standard, 2 fast, 1 image confirmed");
    TraceCounts none = new TraceCounts(new TreeMap<>(Map.of(Action.SWITCH, 1L)));
    assertThat(TraceSummary.lines(new TraceVerdict.Conforms(none), Ink.PLAIN, "some.ndjson"))
        .noneMatch(line -> line.contains("starts"));
  }
}
