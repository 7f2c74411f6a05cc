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

  private ActorCounts() {}

  /// Of a roll: all is done by one.
  static ActorCounts ofRoll() {
    ActorCounts counts = new ActorCounts();
    Count processor = new Count(Action.Who.PROCESSOR.prefix(), Action.Who.PROCESSOR);
    counts.standing.put(processor.actor, processor);
    return counts;
  }

  ActorCounts(TraceHeader header) {
    for (int port = 0; port < header.ports(); port++) {
      Count count = new Count(Action.Who.PORT.prefix() + port, Action.Who.PORT);
      standing.put(count.actor, count);
    }
    Count start = new Count(Action.Who.START.prefix(), Action.Who.START);
    standing.put(start.actor, start);
    for (int worker = 0; worker < header.workers(); worker++) {
      Count count = new Count(Action.Who.WORKER.prefix() + worker, Action.Who.WORKER);
      standing.put(count.actor, count);
    }
  }

  long events() {
    return events;
  }

  /// Checks an event, and counts it.
  ///
  /// @return the actor's name, one object for all of its events
  String check(long line, String actor, long sequence, Action action) throws UnreadableTrace {
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
    return count.actor;
  }

  private boolean isOfRoll() {
    return standing.containsKey(Action.Who.PROCESSOR.prefix());
  }

  private @Nullable Count count(String actor) {
    Count known = standing.get(actor);
    if (known != null || isOfRoll() || !actor.startsWith(Action.Who.UPDATE.prefix())) {
      return known;
    }
    Count update = updates.computeIfAbsent(actor, name -> new Count(name, Action.Who.UPDATE));
    if (updates.size() > UPDATES_MAX) {
      updates.remove(updates.keySet().iterator().next());
    }
    return update;
  }

  /// The number of the event that an actor did last.
  private static final class Count {
    private final String actor;
    private final Action.Who who;
    private long last;

    Count(String actor, Action.Who who) {
      this.actor = actor;
      this.who = who;
    }

    boolean mayTake(Action action) {
      return switch (action.who()) {
        case ANYBODY -> true;
        case START ->
            who == Action.Who.START
                || who == Action.Who.UPDATE
                || (who == Action.Who.PROCESSOR && action == Action.CONFIRM);
        case PORT, WORKER, UPDATE, PROCESSOR -> action.who() == who;
      };
    }
  }
}
