package palimpsest.properties.arbitrary;

import java.util.List;
import java.util.Optional;
import palimpsest.model.release.Environment;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Release;
import palimpsest.model.release.ReleaseHistory;
import palimpsest.model.release.UpdatePath;
import palimpsest.properties.judge.ExpectedDecision;
import palimpsest.properties.judge.ExpectedState;
import palimpsest.properties.judge.Reason;
import palimpsest.properties.world.World;

/// Update paths of a history, with the promise that has to be kept.
final class Paths {
  private Paths() {}

  /// Whether an adapter can be started with a release, companion modules being as an update to it
  /// leaves them.
  static boolean canStart(ReleaseHistory history, Release release) {
    return release.shape().fillingBytes() < Histories.TOO_LARGE_BYTES
        && ExpectedState.canStart(release, World.environmentOf(history.environment(), release));
  }

  /// The promise for an adapter that was started with the one release and gets the other.
  static UpdatePath promised(ReleaseHistory history, Release from, Release to, Policy policy) {
    Environment environment = World.environmentOf(history.environment(), from);
    ExpectedDecision decision =
        ExpectedDecision.of(ExpectedState.started(from, environment).facing(to, policy));
    return new UpdatePath(
        from.name(), to.name(), policy, decision.promise(), only(decision.reasons()));
  }

  /// The refusal can be foretold where there is but one reason for it.
  private static Optional<String> only(List<Reason> reasons) {
    return reasons.size() == 1 ? Optional.of(reasons.getFirst().about()) : Optional.empty();
  }
}
