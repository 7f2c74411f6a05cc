package palimpsest.impl.adapter;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// Wakes the threads that wait for something a step of another may have brought about. Carries no
/// state of the protocol: whoever is woken looks again.
public final class Signals {
  /// What a stage that is not enabled waits for.
  public enum Kind {
    /// The gate opens.
    GATE,
    /// The last worker leaves the image.
    DRAIN,
    /// Hosts have had their share of the processor.
    PACE
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Kind, Condition> conditions = new EnumMap<>(Kind.class);

  public Signals() {
    for (Kind kind : Kind.values()) {
      conditions.put(kind, lock.newCondition());
    }
  }

  public void raise(Kind kind) {
    lock.lock();
    try {
      condition(kind).signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Parks until `enabled` holds, for at most the given time; tells whether it holds.
  ///
  /// @throws InterruptedException if the thread is asked to end
  public boolean await(Kind kind, BooleanSupplier enabled, long timeoutNanos)
      throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = timeoutNanos;
      while (!enabled.getAsBoolean()) {
        if (left <= 0) {
          return false;
        }
        left = condition(kind).awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private Condition condition(Kind kind) {
    Condition condition = conditions.get(kind);
    if (condition == null) {
      throw new IllegalArgumentException("no such signal: " + kind);
    }
    return condition;
  }
}
