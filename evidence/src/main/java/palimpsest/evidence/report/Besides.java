package palimpsest.evidence.report;

import java.util.List;
import java.util.Optional;
import palimpsest.evidence.requirements.RequirementMatrix;
import palimpsest.properties.crash.CrashResults;
import palimpsest.properties.kill.KillMatrix;
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
/// @param requirements what all of it shows of those
/// @param extent what was run of what was asked for
public record Besides(
    Optional<StartTimes> starts,
    Optional<CrashResults> losses,
    Optional<RollResult> roll,
    List<Verdict> verdicts,
    Optional<KillMatrix> kills,
    Optional<RequirementMatrix> requirements,
    Extent extent) {
  /// Nothing but paths.
  public static final Besides NOTHING =
      new Besides(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Extent.NOTHING);

  public Besides {
    verdicts = List.copyOf(verdicts);
  }

  Besides withStarts(StartTimes times) {
    return new Besides(Optional.of(times), losses, roll, verdicts, kills, requirements, extent);
  }

  Besides withLosses(CrashResults results) {
    return new Besides(starts, Optional.of(results), roll, verdicts, kills, requirements, extent);
  }

  Besides withRoll(RollResult result) {
    return new Besides(starts, losses, Optional.of(result), verdicts, kills, requirements, extent);
  }

  Besides withRequirements(RequirementMatrix matrix) {
    return new Besides(starts, losses, roll, verdicts, kills, Optional.of(matrix), extent);
  }

  Besides withExtent(Extent other) {
    return new Besides(starts, losses, roll, verdicts, kills, requirements, other);
  }
}
