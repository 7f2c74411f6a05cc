package palimpsest.properties.path;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import palimpsest.impl.trace.TraceEvent;
import palimpsest.impl.trace.TraceSink;

/// Notes when the update took each of its steps last, by the clock it is given; workers are not
/// observed, so that they are not slowed.
final class PauseRecorder implements TraceSink {
  private final LongSupplier nanos;
  private final SortedMap<String, Long> last = new TreeMap<>();
  private long beforeOverlay;
  private long previous;

  PauseRecorder(LongSupplier nanos) {
    this.nanos = nanos;
  }

  @Override
  public boolean takes(String actor) {
    return actor.startsWith("update");
  }

  @Override
  public synchronized void emit(TraceEvent event) {
    long now = nanos.getAsLong();
    if (event.action().equals("BeginOverlay")) {
      beforeOverlay = previous;
    }
    last.put(event.action(), now);
    previous = now;
  }

  /// When the gate closed; empty where it never did.
  synchronized Optional<Long> closedNanos() {
    return Optional.ofNullable(last.get("CloseGate"));
  }

  /// The pause of an update that came to its switch.
  synchronized Optional<Pause> pause() {
    if (!last.containsKey("OpenGate")) {
      return Optional.empty();
    }
    return Optional.of(
        new Pause(
            between("CloseGate", "Drain"),
            beforeOverlay - at("Drain"),
            at("CopyBlock") - beforeOverlay,
            between("CopyBlock", "VerifyCopy"),
            between("VerifyCopy", "Initialize"),
            between("Initialize", "OpenGate")));
  }

  private long between(String from, String to) {
    return at(to) - at(from);
  }

  private long at(String action) {
    Long time = last.get(action);
    if (time == null) {
      throw new IllegalStateException("an update that opens the gate took this step: " + action);
    }
    return time;
  }
}
