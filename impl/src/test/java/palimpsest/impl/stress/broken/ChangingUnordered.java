package palimpsest.impl.stress.broken;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;
import palimpsest.impl.stress.TrackedEntry;

/// Broken: the change ends with a write that nothing orders before the look at what is tracked.
@JCStressTest
@Outcome(
    id = "false, false",
    expect = FORBIDDEN,
    desc = "an acknowledged change is not carried over")
@Outcome(expect = ACCEPTABLE, desc = "seen, or marked for another round")
@State
public class ChangingUnordered {
  private final TrackedEntry entry = new TrackedEntry();

  @Actor
  public void worker() {
    entry.writeWord();
    entry.mark();
  }

  @Actor
  public void update(ZZ_Result carried) {
    entry.markAll();
    entry.track();
    entry.clear();
    carried.r1 = entry.isWordChanged();
  }

  @Arbiter
  public void end(ZZ_Result carried) {
    carried.r2 = entry.isMarked();
    entry.giveBack();
  }
}
