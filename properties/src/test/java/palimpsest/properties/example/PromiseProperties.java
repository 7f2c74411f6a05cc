package palimpsest.properties.example;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.domains.Domain;
import palimpsest.impl.update.Outcome;
import palimpsest.model.release.Promise;
import palimpsest.model.release.Release;
import palimpsest.model.release.ReleaseHistory;
import palimpsest.model.release.UpdatePath;
import palimpsest.properties.arbitrary.Histories;
import palimpsest.properties.arbitrary.PalimpsestDomain;
import palimpsest.properties.seam.Implementation;
import palimpsest.properties.seam.RunningAdapter;
import palimpsest.properties.sequential.SequentialImplementation;
import palimpsest.properties.world.World;

/// How the generators are used from outside: what a generated history promises of its update paths
/// is kept.
@Tag("quick")
@Domain(PalimpsestDomain.class)
final class PromiseProperties {
  private final Implementation implementation = SequentialImplementation.standard();

  @Property(tries = 200)
  void everyPromiseIsKept(@ForAll ReleaseHistory history) {
    for (UpdatePath path : history.paths()) {
      Release from = history.release(path.from()).orElseThrow();
      Release to = history.release(path.to()).orElseThrow();
      if (to.shape().fillingBytes() < Histories.TOO_LARGE_BYTES) {
        assertThat(happened(history, from, to, path)).isEqualTo(path.promise());
      }
    }
  }

  private Promise happened(ReleaseHistory history, Release from, Release to, UpdatePath path) {
    try (RunningAdapter adapter =
        implementation.start(from, World.environmentOf(history.environment(), from))) {
      return switch (adapter.update(to, path.policy())) {
        case Outcome.Updated updated when updated.reconciled().isEmpty() -> Promise.COMPATIBLE;
        case Outcome.Updated _ -> Promise.CONVERTED;
        case Outcome.Refused _, Outcome.Lost _ -> Promise.REFUSED;
      };
    }
  }
}
