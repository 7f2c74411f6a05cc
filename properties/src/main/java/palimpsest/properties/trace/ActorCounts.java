package palimpsest.properties.trace;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Whether each actor is known, does what is its own, and counts its events without a gap. Ended
/// updates are forgotten in time.
final class ActorCounts {
  private static final int UPDATES_MAX = 256;

  private final Map<String, Long> standing = new HashMap<>();
  private final Map<String, Long> updates = new LinkedHashMap<>();
  private long events;

  ActorCounts(TraceHeader header) {
    for (int port = 0; port < header.ports(); port++) {
      standing.put(Action.Who.PORT.prefix() + port, 0L);
    }
    for (int worker = 0; worker < header.workers(); worker++) {
      standing.put(Action.Who.WORKER.prefix() + worker, 0L);
    }
  }

  long events() {
    return events;
  }

  void check(long line, String actor, long sequence, Action action) throws UnreadableTrace {
    boolean isUpdate = actor.startsWith(Action.Who.UPDATE.prefix());
    if (!actor.startsWith(action.who().prefix()) || (!isUpdate && !standing.containsKey(actor))) {
      throw new UnreadableTrace(
          line,
          "an action is taken by an actor of its kind that the header counts: action="
              + action
              + " actor="
              + actor);
    }
    Map<String, Long> counts = isUpdate ? updates : standing;
    Long last = counts.put(actor, sequence);
    if (sequence != (last == null ? 1 : last + 1)) {
      throw new UnreadableTrace(
          line,
          "an actor counts its events from 1 on, in their order: actor="
              + actor
              + " seq="
              + sequence
              + " before="
              + (last == null ? 0 : last));
    }
    if (updates.size() > UPDATES_MAX) {
      updates.remove(updates.keySet().iterator().next());
    }
    events++;
  }
}
