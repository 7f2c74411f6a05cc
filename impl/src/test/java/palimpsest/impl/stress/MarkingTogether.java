package palimpsest.impl.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZJ_Result;

/// Marks of neighbours lie in one word; none is lost, and each change of the word is counted.
@JCStressTest
@Outcome(id = "true, false, 4", expect = ACCEPTABLE, desc = "one marked, the other cleared")
@Outcome(expect = FORBIDDEN, desc = "a change of the word is lost")
@State
public class MarkingTogether {
  private final TrackedEntry entry = new TrackedEntry();

  public MarkingTogether() {
    entry.markAll();
    entry.track();
    entry.clear();
  }

  @Actor
  public void worker() {
    entry.mark();
  }

  @Actor
  public void update() {
    entry.clearNeighbour();
  }

  @Arbiter
  public void end(ZZJ_Result marks) {
    marks.r1 = entry.isMarked();
    marks.r2 = entry.isNeighbourMarked();
    marks.r3 = entry.changesOfMarks();
    entry.giveBack();
  }
}
