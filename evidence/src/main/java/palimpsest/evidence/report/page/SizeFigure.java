package palimpsest.evidence.report.page;

import java.util.List;
import java.util.Locale;
import palimpsest.evidence.report.Besides.SizedPause;
import palimpsest.evidence.report.Wording;

/// The pause of one path by the number of ports, each of which has an entry in every table: a bar
/// for each size on one axis.
public record SizeFigure(String path, List<Row> rows, List<Tick> ticks, String text) {
  public SizeFigure {
    rows = List.copyOf(rows);
    ticks = List.copyOf(ticks);
  }

  /// A size.
  public record Row(String ports, String width, String pause) {}

  static SizeFigure of(List<SizedPause> pauses) {
    long longest = pauses.stream().mapToLong(pause -> pause.median().totalNanos()).max().orElse(1);
    Axis axis = Axis.linear(0, longest);
    List<Row> rows =
        pauses.stream()
            .map(
                pause ->
                    new Row(
                        Wording.count(pause.ports(), "port"),
                        axis.length(0, pause.median().totalNanos()),
                        Wording.duration(pause.median().totalNanos())))
            .toList();
    SizedPause least = pauses.getFirst();
    SizedPause most = pauses.getLast();
    return new SizeFigure(
        Wording.arrow(least.path()),
        rows,
        axis.ticks(),
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
