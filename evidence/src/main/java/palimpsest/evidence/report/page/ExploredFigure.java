package palimpsest.evidence.report.page;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import palimpsest.evidence.report.Besides.Explored;
import palimpsest.evidence.report.Wording;

/// How long the explorer took by the number of states, and how many that makes in a second.
public record ExploredFigure(Bars bars, String text) {
  static ExploredFigure of(List<Explored> models) {
    List<Explored> bySize =
        models.stream().sorted(Comparator.comparingLong(Explored::states)).toList();
    SequencedMap<String, Long> nanos = new LinkedHashMap<>();
    bySize.forEach(
        model ->
            nanos.put(
                model.model() + ", " + Wording.count(model.states(), "state"), model.tookNanos()));
    Explored largest = bySize.getLast();
    return new ExploredFigure(
        Bars.of(nanos),
        "In the largest of them the explorer came to "
            + Wording.count(largest.states() * 1_000_000_000L / Math.max(1, largest.tookNanos()))
            + " states of the reference machine a second, on one processor.");
  }
}
