package palimpsest.evidence.report.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import palimpsest.evidence.report.Wording;
import palimpsest.properties.path.PathResult.Pauses;
import palimpsest.properties.path.Pause;

/// How a pause divides: a bar for the median of the warm updates and one, with an axis of its own,
/// for the first update after the start.
public record PhaseFigure(Bar warm, Bar first, List<Row> rows, String declared) {
  private static final double ROOM = 1.08;
  private static final int BOUND_IN_SIGHT = 3;

  public PhaseFigure {
    rows = List.copyOf(rows);
  }

  /// A pause in pieces along an axis. `limit` is where copying alone would end, and `bound` where
  /// the declared bound is, if it is in sight.
  public record Bar(
      String total, List<Piece> pieces, List<Tick> ticks, String limit, Optional<String> bound) {
    public Bar {
      pieces = List.copyOf(pieces);
      ticks = List.copyOf(ticks);
    }
  }

  public record Piece(String phase, String x, String width) {}

  /// The same in numbers.
  public record Row(Phase phase, String warm, String first) {}

  static PhaseFigure of(Pauses pauses) {
    return new PhaseFigure(
        bar(pauses.median(), pauses),
        bar(pauses.first(), pauses),
        Arrays.stream(Phase.values())
            .map(
                phase ->
                    new Row(
                        phase,
                        Wording.duration(phase.nanos(pauses.median())),
                        Wording.duration(phase.nanos(pauses.first()))))
            .toList(),
        declared(pauses));
  }

  private static Bar bar(Pause pause, Pauses pauses) {
    long total = pause.totalNanos();
    long bound = pauses.declaredNanos();
    boolean inSight = bound <= BOUND_IN_SIGHT * total;
    long end = Math.max(Math.max(total, pauses.predictedNanos()), inSight ? bound : 0);
    Axis axis = Axis.linear(0, Math.round(end * ROOM));
    List<Piece> pieces = new ArrayList<>();
    long at = 0;
    for (Phase phase : Phase.values()) {
      long nanos = phase.nanos(pause);
      pieces.add(new Piece(phase.word(), axis.at(at), axis.length(at, at + nanos)));
      at += nanos;
    }
    return new Bar(
        Wording.duration(total),
        pieces,
        axis.ticks(),
        axis.at(pauses.predictedNanos()),
        inSight ? Optional.of(axis.at(bound)) : Optional.empty());
  }

  private static String declared(Pauses pauses) {
    long median = Math.max(1, pauses.median().totalNanos());
    long times = pauses.declaredNanos() / median;
    return times < 2
        ? "Declared bound " + Wording.duration(pauses.declaredNanos())
        : "Declared bound "
            + Wording.duration(pauses.declaredNanos())
            + ", "
            + Wording.count(times)
            + " times the median";
  }
}
