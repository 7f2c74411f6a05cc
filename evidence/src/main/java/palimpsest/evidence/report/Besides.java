package palimpsest.evidence.report;

import java.util.List;
import java.util.Optional;
import palimpsest.evidence.requirements.RequirementMatrix;
import palimpsest.model.release.UpdatePath;
import palimpsest.properties.crash.CrashResults;
import palimpsest.properties.kill.KillMatrix;
import palimpsest.properties.path.Pause;
import palimpsest.properties.path.StartTimes;
import palimpsest.properties.roll.RollResult;
import palimpsest.tla.ModelCheck.Verdict;

/// What a certification found besides what came of its paths.
///
/// @param starts how an adapter with storage starts after one of the updates
/// @param losses what came of losing power along paths
/// @param roll what came of rolling one over a storage system, where there is one
/// @param verdicts of TLC, those that came to a result
/// @param kills what was found of mutants of the implementation, where one was looked at
/// @param sizes pauses of one path by the size of the adapter's tables
/// @param explored models in which mutants are sought
/// @param requirements what all of it shows of those
/// @param extent what was run of what was asked for
/// @param differences from an earlier report, where one was named
public record Besides(
    Optional<StartTimes> starts,
    Optional<CrashResults> losses,
    Optional<RollResult> roll,
    List<Verdict> verdicts,
    Optional<KillMatrix> kills,
    List<SizedPause> sizes,
    List<Explored> explored,
    Optional<RequirementMatrix> requirements,
    Extent extent,
    Optional<Differences> differences) {
  /// Nothing but paths.
  public static final Besides NOTHING =
      new Besides(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          List.of(),
          List.of(),
          Optional.empty(),
          Extent.NOTHING,
          Optional.empty());

  public Besides {
    verdicts = List.copyOf(verdicts);
    sizes = List.copyOf(sizes);
    explored = List.copyOf(explored);
  }

  /// The pause of an adapter with so many ports, whose tables have an entry for each.
  public record SizedPause(UpdatePath path, int ports, Pause median) {}

  /// A model of which all states were looked at.
  ///
  /// @param depths how many states lie so many steps from the beginning
  /// @param tookNanos how long that took
  public record Explored(String model, List<Integer> depths, long tookNanos) {
    public Explored {
      depths = List.copyOf(depths);
    }

    /// How many states there are.
    public long states() {
      return depths.stream().mapToLong(Integer::longValue).sum();
    }
  }

  /// The same, compared with an earlier report.
  public Besides withDifferences(Differences other) {
    return new Besides(
        starts,
        losses,
        roll,
        verdicts,
        kills,
        sizes,
        explored,
        requirements,
        extent,
        Optional.of(other));
  }
}
