package palimpsest.evidence.report;

import java.util.List;
import java.util.Optional;
import palimpsest.evidence.report.Besides.Explored;
import palimpsest.evidence.report.Besides.SizedPause;
import palimpsest.evidence.requirements.RequirementMatrix;
import palimpsest.properties.crash.CrashResults;
import palimpsest.properties.kill.KillMatrix;
import palimpsest.properties.path.StartTimes;
import palimpsest.properties.roll.RollResult;
import palimpsest.tla.ModelCheck.Verdict;

/// What tests put besides paths, one thing at a time.
final class Found {
  private Found() {}

  static Besides starts(StartTimes starts) {
    return besides(Optional.of(starts), Optional.empty(), Optional.empty(), Extent.NOTHING);
  }

  static Besides losses(CrashResults losses) {
    return new Besides(
        Optional.empty(),
        Optional.of(losses),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        Extent.NOTHING,
        Optional.empty());
  }

  static Besides roll(RollResult roll) {
    return besides(Optional.empty(), Optional.of(roll), Optional.empty(), Extent.NOTHING);
  }

  static Besides requirements(RequirementMatrix matrix) {
    return besides(Optional.empty(), Optional.empty(), Optional.of(matrix), Extent.NOTHING);
  }

  static Besides extent(Extent extent) {
    return besides(Optional.empty(), Optional.empty(), Optional.empty(), extent);
  }

  static Besides checked(
      List<Verdict> verdicts,
      Optional<KillMatrix> kills,
      List<SizedPause> sizes,
      List<Explored> explored) {
    return new Besides(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        verdicts,
        kills,
        sizes,
        explored,
        Optional.empty(),
        Extent.NOTHING,
        Optional.empty());
  }

  private static Besides besides(
      Optional<StartTimes> starts,
      Optional<RollResult> roll,
      Optional<RequirementMatrix> requirements,
      Extent extent) {
    return new Besides(
        starts,
        Optional.empty(),
        roll,
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        requirements,
        extent,
        Optional.empty());
  }
}
