package palimpsest.properties.path;

import java.util.List;
import java.util.Optional;
import palimpsest.model.release.Incompatibility;
import palimpsest.model.release.Promise;
import palimpsest.model.release.UpdatePath;
import palimpsest.properties.tally.Tally;

/// What came of a path: what happened, what was reconciled or why it was refused, the pauses, and
/// each way in which the promise was not kept.
///
/// `first` is the pause of the first update after the start, `warm` those of the later ones; only
/// the latter are held against the declared bound.
public record PathResult(
    UpdatePath path,
    Promise happened,
    List<Incompatibility> reconciled,
    Optional<String> refusal,
    Optional<Pauses> pauses,
    Traffic traffic,
    List<String> problems) {
  public PathResult {
    reconciled = List.copyOf(reconciled);
    problems = List.copyOf(problems);
  }

  /// The pauses of one path, in nanoseconds: what copying and checking the image must take, what
  /// the image declares, and what was measured; of the last update also when answers came, and what
  /// they took outside its pause.
  public record Pauses(
      long predictedNanos,
      long declaredNanos,
      Pause first,
      List<Pause> warm,
      Timeline timeline,
      Latencies outside) {
    public Pauses {
      warm = List.copyOf(warm);
    }

    public Pause median() {
      return warm.stream()
          .sorted((a, b) -> Long.compare(a.totalNanos(), b.totalNanos()))
          .toList()
          .get(warm.size() / 2);
    }

    public long longestNanos() {
      return warm.stream().mapToLong(Pause::totalNanos).max().orElseThrow();
    }
  }

  /// What hosts did meanwhile, over all runs.
  ///
  /// @param asked how often hosts asked for what
  public record Traffic(
      long answers,
      long waits,
      long loginsCompared,
      long removalsCompared,
      long traceEvents,
      Tally asked) {
    static final Traffic NONE = new Traffic(0, 0, 0, 0, 0, Tally.NONE);

    Traffic plus(Traffic other) {
      return new Traffic(
          answers + other.answers,
          waits + other.waits,
          loginsCompared + other.loginsCompared,
          removalsCompared + other.removalsCompared,
          traceEvents + other.traceEvents,
          asked.plus(other.asked));
    }
  }

  public boolean isKept() {
    return problems.isEmpty();
  }
}
