package palimpsest.evidence.report.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import palimpsest.evidence.report.Wording;
import palimpsest.properties.path.Latencies;
import palimpsest.properties.path.PathResult;

/// What 99 of a hundred answers took at most that did not wait for a pause, by path.
public record LatencyFigure(Bars bars, String text) {
  static LatencyFigure of(List<PathResult> results) {
    SequencedMap<String, Long> nanos = new LinkedHashMap<>();
    for (PathResult result : results) {
      result
          .pauses()
          .ifPresent(
              pauses -> nanos.put(Wording.arrow(result.path()), pauses.outside().p99Nanos()));
    }
    List<Latencies> all =
        results.stream()
            .flatMap(result -> result.pauses().stream())
            .map(pauses -> pauses.outside())
            .toList();
    return new LatencyFigure(
        Bars.of(nanos),
        "Of the answers around the last update of a path that did not wait for its pause, 99 of a"
            + " hundred took no longer than this. Half of them took "
            + Wording.duration(all.stream().mapToLong(Latencies::medianNanos).max().orElse(0))
            + " at most on any path, and 999 of a thousand "
            + Wording.duration(all.stream().mapToLong(Latencies::p999Nanos).max().orElse(0))
            + ".");
  }
}
