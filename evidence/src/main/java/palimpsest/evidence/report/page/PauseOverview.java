package palimpsest.evidence.report.page;

import java.util.ArrayList;
import java.util.List;
import palimpsest.evidence.report.Wording;
import palimpsest.properties.path.PathResult;
import palimpsest.properties.path.PathResult.Pauses;

/// The pauses of all paths on one axis of powers of ten: what copying alone takes, each warm
/// update, the first after the start, and the declared bound.
public record PauseOverview(List<Row> rows, List<Tick> ticks) {
  public PauseOverview {
    rows = List.copyOf(rows);
    ticks = List.copyOf(ticks);
  }

  /// A path; `beyond` are the warm updates that took longer than declared.
  public record Row(
      String id,
      String path,
      String limit,
      List<String> within,
      List<String> beyond,
      String first,
      String bound,
      String text) {
    public Row {
      within = List.copyOf(within);
      beyond = List.copyOf(beyond);
    }
  }

  /// A path that came to an overlay, and where its section is.
  record Measured(String id, PathResult result, Pauses pauses) {}

  static PauseOverview of(List<Measured> measured) {
    List<Long> all = new ArrayList<>();
    for (Measured path : measured) {
      Pauses pauses = path.pauses();
      all.add(pauses.predictedNanos());
      all.add(pauses.declaredNanos());
      all.add(pauses.first().totalNanos());
      all.add(pauses.longestNanos());
    }
    Axis axis =
        Axis.decades(
            all.stream().mapToLong(Long::longValue).min().orElse(1),
            all.stream().mapToLong(Long::longValue).max().orElse(1));
    return new PauseOverview(measured.stream().map(path -> row(path, axis)).toList(), axis.ticks());
  }

  private static Row row(Measured path, Axis axis) {
    Pauses pauses = path.pauses();
    List<String> within = new ArrayList<>();
    List<String> beyond = new ArrayList<>();
    pauses
        .warm()
        .forEach(
            pause ->
                (pause.totalNanos() <= pauses.declaredNanos() ? within : beyond)
                    .add(axis.at(pause.totalNanos())));
    return new Row(
        path.id(),
        Wording.arrow(path.result().path()),
        axis.at(pauses.predictedNanos()),
        within,
        beyond,
        axis.at(pauses.first().totalNanos()),
        axis.at(pauses.declaredNanos()),
        "copying alone "
            + Wording.duration(pauses.predictedNanos())
            + ", median "
            + Wording.duration(pauses.median().totalNanos())
            + ", longest "
            + Wording.duration(pauses.longestNanos())
            + ", first after the start "
            + Wording.duration(pauses.first().totalNanos())
            + ", declared "
            + Wording.duration(pauses.declaredNanos()));
  }
}
