package palimpsest.properties.trace;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import palimpsest.impl.trace.TraceEvent;
import palimpsest.impl.trace.TraceSink;

/// Lets a test do something at a moment of a run: an actor that has just taken a certain step does
/// it, and goes on afterwards.
final class Moments implements TraceSink {
  private record Moment(Predicate<TraceEvent> at, Runnable deed) {}

  private static final Moment NEVER = new Moment(_ -> false, () -> {});

  private final TraceSink trace;
  private final AtomicReference<Moment> next = new AtomicReference<>(NEVER);
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  /// @param trace is told first
  Moments(TraceSink trace) {
    this.trace = trace;
  }

  /// Does something once, at the next such step.
  void once(Predicate<TraceEvent> at, Runnable deed) {
    next.set(new Moment(at, deed));
  }

  /// How many events there were by then, of an action or an actor.
  int count(String name) {
    return counts.getOrDefault(name, 0);
  }

  @Override
  public void emit(TraceEvent event) {
    trace.emit(event);
    counts.merge(event.action(), 1, Integer::sum);
    counts.merge(event.actor(), 1, Integer::sum);
    Moment moment = next.get();
    if (moment.at.test(event) && next.compareAndSet(moment, NEVER)) {
      moment.deed.run();
    }
  }
}
