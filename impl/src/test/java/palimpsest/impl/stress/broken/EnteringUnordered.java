package palimpsest.impl.stress.broken;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;
import palimpsest.impl.gate.Gate;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.ControlBlock;
import palimpsest.impl.stress.Memories;

/// Broken: the worker announces itself by a write that nothing orders before its look at the gate.
@JCStressTest
@Outcome(id = "false, false", expect = ACCEPTABLE, desc = "turned away, and waited for once")
@Outcome(id = "false, true", expect = ACCEPTABLE, desc = "turned away")
@Outcome(id = "true, false", expect = ACCEPTABLE, desc = "entered, and waited for")
@Outcome(expect = FORBIDDEN, desc = "inside while the image is overlaid")
@State
public class EnteringUnordered {
  private final AdapterMemory memory = Memories.take();
  private final ControlBlock control = new ControlBlock(memory);
  private final Gate gate = new Gate(memory, control, 1);

  @Actor
  public void worker(ZZ_Result entered) {
    memory.writeWord(control.worker(0), 1);
    entered.r1 = gate.isOpen();
  }

  @Actor
  public void update(ZZ_Result drained) {
    gate.close();
    drained.r2 = gate.isDrained();
  }

  @Arbiter
  public void end(ZZ_Result result) {
    Memories.giveBack(memory);
  }
}
