package palimpsest.impl.gate;

import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.ControlBlock;
import palimpsest.impl.trace.Actor;

/// The gate admits requests to the image; it closes only for the overlay (IOC-3).
///
/// A worker announces itself and *then* looks at the gate; the update closes the gate and *then*
/// looks who is inside. Both accesses of both are volatile, so that in the one order of all of them
/// either the worker sees the gate closed or the update sees the worker inside. Release and acquire
/// would not do: each could then miss the other.
public final class Gate {
  private final AdapterMemory memory;
  private final ControlBlock control;
  private final int workers;

  public Gate(AdapterMemory memory, ControlBlock control, int workers) {
    this.memory = memory;
    this.control = control;
    this.workers = workers;
  }

  /// Counts the gate's changes: even while it is open, odd while it is closed.
  public long sequence() {
    return memory.readVolatile(control.gate());
  }

  public boolean isOpen() {
    return isOpen(sequence());
  }

  public boolean isOpen(long sequence) {
    return (sequence & 1) == 0;
  }

  /// The worker says that it is inside, before it looks at the gate.
  public void announce(int worker) {
    memory.writeVolatile(control.worker(worker), sequence(worker) + 1);
  }

  public void leave(int worker) {
    memory.writeVolatile(control.worker(worker), sequence(worker) + 1);
  }

  public boolean isInside(int worker) {
    return (sequence(worker) & 1) == 1;
  }

  /// Counts the worker's comings and goings: odd while it is inside.
  public long sequence(int worker) {
    return memory.readVolatile(control.worker(worker));
  }

  public void close() {
    memory.writeVolatile(control.gate(), sequence() + 1);
  }

  public void open() {
    memory.writeVolatile(control.gate(), sequence() + 1);
  }

  /// Whether nobody is inside, with what was looked at for the trace. Workers are looked at one
  /// after the other; one that announces itself after it was looked at finds the gate closed.
  public boolean isDrained(Actor actor) {
    boolean drained = true;
    for (int worker = 0; worker < workers; worker++) {
      long sequence = sequence(worker);
      drained &= (sequence & 1) == 0;
      if (actor.isTraced()) {
        actor.read("worker-" + worker, sequence);
      }
    }
    return drained;
  }

  /// Whether nobody is inside; while the gate is closed, that stays so.
  public boolean isDrained() {
    for (int worker = 0; worker < workers; worker++) {
      if (isInside(worker)) {
        return false;
      }
    }
    return true;
  }
}
