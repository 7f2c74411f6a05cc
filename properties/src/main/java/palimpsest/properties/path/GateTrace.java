package palimpsest.properties.path;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import palimpsest.impl.trace.TraceEvent;
import palimpsest.impl.trace.TraceEvent.Access;
import palimpsest.impl.trace.TraceSink;

/// Judges by the events of all actors that I/O waited only around the overlay (IOC-3): a worker
/// that turned back found the gate as an update had closed it, each worker that served found it
/// open, and between closing and opening the update did nothing but what belongs to the overlay.
///
/// Order between actors is taken from the gate's own version, never from a clock.
final class GateTrace implements TraceSink {
  private static final Set<String> INSIDE_THE_PAUSE =
      Set.of(
          "CloseGate",
          "Drain",
          "ExpireDrain",
          "FailCode",
          "SeekMark",
          "ClearMark",
          "ReadEntry",
          "WriteEntry",
          "BeginOverlay",
          "CopyBlock",
          "VerifyCopy",
          "Initialize",
          "Switch",
          "Grant",
          "RestoreBlock",
          "VerifyRestored");

  private final List<String> problems = new ArrayList<>();
  private final Map<Long, Integer> turnedBackAt = new HashMap<>();
  private final Map<String, Long> gateSeenBy = new HashMap<>();
  private final List<Long> closings = new ArrayList<>();
  private boolean closed;
  private long events;

  @Override
  public synchronized void emit(TraceEvent event) {
    events++;
    if (event.actor().startsWith("update")) {
      observeUpdate(event);
    } else {
      observeWorker(event);
    }
  }

  /// What is wrong; an observer that saw no event has seen nothing wrong and is wrong itself.
  synchronized List<String> problems() {
    List<String> all = new ArrayList<>(problems);
    if (events == 0) {
      all.add("no event was seen");
    }
    turnedBackAt.forEach(
        (version, count) -> {
          if (!closings.contains(version)) {
            all.add(count + " requests waited at gate version " + version + ", which is no pause");
          }
        });
    return all;
  }

  /// How many requests waited.
  synchronized int waits() {
    return turnedBackAt.values().stream().mapToInt(Integer::intValue).sum();
  }

  synchronized long events() {
    return events;
  }

  private void observeUpdate(TraceEvent event) {
    switch (event.action()) {
      case "CloseGate" -> {
        closed = true;
        closings.add(version(event));
      }
      case "OpenGate", "ReopenGate" -> closed = false;
      default -> {
        if (closed && !INSIDE_THE_PAUSE.contains(event.action())) {
          problems.add("the gate was closed during " + event.action());
        }
      }
    }
  }

  private void observeWorker(TraceEvent event) {
    switch (event.action()) {
      case "Enter" -> gateSeenBy.put(event.actor(), version(event));
      case "Retreat" ->
          turnedBackAt.merge(gateSeenBy.getOrDefault(event.actor(), -1L), 1, Integer::sum);
      case "Serve" -> {
        if ((gateSeenBy.getOrDefault(event.actor(), 1L) & 1) == 1) {
          problems.add(event.actor() + " served a request that it had not been admitted with");
        }
      }
      default -> {}
    }
  }

  private static long version(TraceEvent event) {
    return event.accesses().stream()
        .filter(access -> access.location().equals("gate"))
        .mapToLong(Access::version)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("an event that touches the gate says so: " + event));
  }
}
