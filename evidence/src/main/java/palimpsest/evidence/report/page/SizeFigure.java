package palimpsest.evidence.report.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import palimpsest.evidence.report.Besides.SizedPause;
import palimpsest.evidence.report.Wording;

/// The pause of one path by the number of ports, each of which has an entry in every table.
public record SizeFigure(String path, Bars bars, String text) {
  static SizeFigure of(List<SizedPause> pauses) {
    SequencedMap<String, Long> nanos = new LinkedHashMap<>();
    pauses.forEach(
        pause -> nanos.put(Wording.count(pause.ports(), "port"), pause.median().totalNanos()));
    SizedPause least = pauses.getFirst();
    SizedPause most = pauses.getLast();
    return new SizeFigure(
        Wording.arrow(least.path()),
        Bars.of(nanos),
        "With "
            + Wording.count((long) most.ports() / least.ports())
            + " times as many entries in each table, the median pause was "
            + String.format(
                Locale.ROOT,
                "%.1f",
                (double) most.median().totalNanos() / Math.max(1, least.median().totalNanos()))
            + " times as long.");
  }
}
