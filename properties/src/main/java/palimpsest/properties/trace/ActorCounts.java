package palimpsest.properties.trace;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether each actor is known, does what is its own, and counts its events without a gap. Ended
/// updates are forgotten in time.
final class ActorCounts {
  private static final int UPDATES_MAX = 256;

  private final Map<String, Count> standing = new HashMap<>();
  private final Map<String, Count> updates = new LinkedHashMap<>();
  private long events;

  ActorCounts(TraceHeader header) {
    for (int port = 0; port < header.ports(); port++) {
      standing.put(Action.Who.PORT.prefix() + port, new Count(Action.Who.PORT));
    }
    for (int worker = 0; worker < header.workers(); worker++) {
      standing.put(Action.Who.WORKER.prefix() + worker, new Count(Action.Who.WORKER));
    }
  }

  long events() {
    return events;
  }

  void check(long line, String actor, long sequence, Action action) throws UnreadableTrace {
    Count count = count(actor);
    if (count == null || !count.mayTake(action)) {
      throw new UnreadableTrace(
          line,
          "an action is taken by an actor of its kind that the header counts: action="
              + action
              + " actor="
              + actor);
    }
    if (sequence != count.last + 1) {
      throw new UnreadableTrace(
          line,
          "an actor counts its events from 1 on, in their order: actor="
              + actor
              + " seq="
              + sequence
              + " before="
              + count.last);
    }
    count.last = sequence;
    events++;
  }

  private @Nullable Count count(String actor) {
    Count known = standing.get(actor);
    if (known != null || !actor.startsWith(Action.Who.UPDATE.prefix())) {
      return known;
    }
    Count update = updates.computeIfAbsent(actor, _ -> new Count(Action.Who.UPDATE));
    if (updates.size() > UPDATES_MAX) {
      updates.remove(updates.keySet().iterator().next());
    }
    return update;
  }

  /// The number of the event that an actor did last.
  private static final class Count {
    private final Action.Who who;
    private long last;

    Count(Action.Who who) {
      this.who = who;
    }

    boolean mayTake(Action action) {
      return action.who() == who || action.who() == Action.Who.ANYBODY;
    }
  }
}
