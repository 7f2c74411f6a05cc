package palimpsest.properties.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import palimpsest.model.release.ReleaseHistory;
import palimpsest.model.release.UpdatePath;
import palimpsest.properties.arbitrary.Histories;
import palimpsest.properties.arbitrary.PalimpsestDomain;
import palimpsest.properties.crash.CrashPromise.Breach;

/// Whatever releases there are, and wherever on the way from one to the next power is lost.
@Domain(PalimpsestDomain.class)
@Domain(DomainContext.Global.class)
final class LossesOfPowerProperties {
  @Property(tries = 6)
  void keepsAllAlongThePathsOfAnyHistory(@ForAll ReleaseHistory history, @ForAll long seed)
      throws InterruptedException {
    Assume.that(
        history.releases().stream()
            .allMatch(each -> each.shape().fillingBytes() < Histories.TOO_LARGE_BYTES));
    Assume.that(!history.paths().isEmpty());
    CrashRunner runner = new CrashRunner(history, new CrashSettings(seed, 1, 1, 1));
    List<Breach> breaches = new ArrayList<>();
    long cuts = 0;
    for (UpdatePath path : history.paths()) {
      CrashResult result = runner.run(path, CrashRunnerTest.NOBODY);
      breaches.addAll(result.breaches());
      cuts += result.cuts();
    }
    assertThat(breaches).isEmpty();
    assertThat(cuts).as("a loss of power along each path").isEqualTo(history.paths().size());
  }
}
