package palimpsest.properties.path;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import palimpsest.impl.trace.TraceEvent;
import palimpsest.impl.trace.TraceSink;

/// Notes when the update took each of its steps last, by the clock it is given; workers are not
/// observed, so that they are not slowed.
public final class PauseRecorder implements TraceSink {
  /// Taken for each entry, so that the clock is not even looked at but inside the pause.
  private static final Set<String> OF_ENTRIES =
      Set.of("SeekMark", "ClearMark", "ReadEntry", "WriteEntry");

  private final LongSupplier nanos;
  private final Map<String, Long> last = new HashMap<>();
  private long beforeOverlay;
  private long previous;

  public PauseRecorder(LongSupplier nanos) {
    this.nanos = nanos;
  }

  @Override
  public boolean takes(String actor) {
    return false;
  }

  @Override
  public void emit(TraceEvent event) {
    throw new IllegalStateException("no events are wanted: " + event);
  }

  @Override
  public boolean watches(String actor) {
    return actor.startsWith("update");
  }

  @Override
  public synchronized void stepped(String actor, String action) {
    boolean ofEntry = OF_ENTRIES.contains(action);
    if (ofEntry && !last.containsKey("CloseGate")) {
      return;
    }
    long now = nanos.getAsLong();
    if (action.equals("BeginOverlay")) {
      beforeOverlay = previous;
    }
    if (!ofEntry) {
      last.put(action, now);
    }
    previous = now;
  }

  /// When the gate closed; empty where it never did.
  Optional<Long> closedNanos() {
    return nanosOf("CloseGate");
  }

  /// When a step was taken last, unless it is one that is taken for each entry.
  public synchronized Optional<Long> nanosOf(String action) {
    return Optional.ofNullable(last.get(action));
  }

  /// The pause of an update that came to its switch.
  public synchronized Optional<Pause> pause() {
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
