package palimpsest.properties.trace;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What was checked: how many events, of which actions.
public record TraceCounts(SequencedMap<Action, Long> events) {
  public TraceCounts {
    events = Collections.unmodifiableSequencedMap(new TreeMap<>(events));
  }

  /// All events together.
  public long total() {
    return events.values().stream().mapToLong(Long::longValue).sum();
  }

  /// How many events of an action.
  public long of(Action action) {
    return events.getOrDefault(action, 0L);
  }

  /// Counts events as they come.
  static final class Draft {
    private final Map<Action, long[]> counts = new EnumMap<>(Action.class);

    void add(Event event) {
      counts.computeIfAbsent(event.action(), _ -> new long[1])[0]++;
    }

    TraceCounts done() {
      SequencedMap<Action, Long> events = new TreeMap<>();
      counts.forEach((action, count) -> events.put(action, count[0]));
      return new TraceCounts(events);
    }
  }
}
