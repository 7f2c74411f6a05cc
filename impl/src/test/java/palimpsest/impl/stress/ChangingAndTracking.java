package palimpsest.impl.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/// A change that overlaps the start of tracking is not missed.
@JCStressTest
@Outcome(id = "false, true", expect = ACCEPTABLE, desc = "read too early, and marked again")
@Outcome(id = "true, false", expect = ACCEPTABLE, desc = "seen")
@Outcome(id = "true, true", expect = ACCEPTABLE, desc = "seen, and marked again")
@Outcome(expect = FORBIDDEN, desc = "an acknowledged change is not carried over")
@State
public class ChangingAndTracking {
  private final TrackedEntry entry = new TrackedEntry();

  @Actor
  public void worker() {
    entry.change();
    entry.mark();
  }

  @Actor
  public void update(ZZ_Result carried) {
    entry.markAll();
    entry.track();
    entry.clear();
    carried.r1 = entry.isChanged();
  }

  @Arbiter
  public void end(ZZ_Result carried) {
    carried.r2 = entry.isMarked();
    entry.giveBack();
  }
}
