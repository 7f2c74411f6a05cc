package palimpsest.properties.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import palimpsest.properties.trace.ActorEvents.Pending;
import palimpsest.properties.trace.Event.Access;

/// Puts the events of all actors into one order, by versions and without a search: an event has its
/// turn when each location that it read is at the version read, and each that it wrote at the one
/// before; and whoever writes a location waits for those that read what is overwritten.
///
/// All orders that versions allow lead to the same states, as an action touches nothing that has no
/// version but what is its actor's own. Where the trace is not in order by itself, events of
/// different actors may be apart by so many lines as are looked ahead; an event has its turn only
/// then, since a later line may have to come before it.
final class EventOrder {
  /// Takes the events in their order.
  interface Taker {
    void take(Event event) throws Unexplained, Undecided, UnreadableTrace;
  }

  private static final Location[] NONE = {};

  private final Map<String, ActorEvents> actors = new HashMap<>();
  private final Map<String, Location> locations = new HashMap<>();
  private final Map<String, Long> firstVersions;
  private final Queue<Pending> ahead = new ArrayDeque<>();
  private final Queue<ActorEvents> ready = new ArrayDeque<>();
  private final int linesAhead;
  private final Taker taker;
  private long turnLine;
  private int pending;
  private @Nullable Event current;

  /// @param firstVersions of locations that do not begin with 0
  /// @param linesAhead how many lines are looked ahead; twice as many events may wait for others
  EventOrder(Map<String, Long> firstVersions, int linesAhead, Taker taker) {
    this.firstVersions = firstVersions;
    this.linesAhead = linesAhead;
    this.taker = taker;
  }

  /// Takes the next event of the trace, and gives others their turn.
  void add(Event event) throws Unexplained, Undecided, UnreadableTrace {
    ActorEvents actor = actors.computeIfAbsent(event.actor(), ActorEvents::new);
    Pending next = new Pending(actor, event, locations(event.reads()), locations(event.writes()));
    if (!next.isLoose()) {
      for (int index = 0; index < next.reads(); index++) {
        next.read(index).awaitRead(next.readVersion(index));
      }
    }
    actor.events().add(next);
    ahead.add(next);
    pending++;
    if (ahead.size() > linesAhead) {
      turn();
    }
    if (pending > 3 * linesAhead) {
      throw new Undecided(
          "too many events wait for others: lines-ahead=" + linesAhead + "; " + stuck());
    }
  }

  /// The trace is over: gives all events their turn.
  ///
  /// @return what an event waits for that never had its turn; empty where all had
  Optional<String> finish() throws Unexplained, Undecided, UnreadableTrace {
    while (!ahead.isEmpty()) {
      turn();
    }
    return pending == 0 ? Optional.empty() : Optional.of(stuck());
  }

  /// A location is a new one from now on, by an old name.
  void renew(String location) {
    location(location).write(0, 0);
  }

  /// The event that had its turn last, or was to have it.
  Optional<Event> current() {
    return Optional.ofNullable(current);
  }

  /// The first of the events that wait, in the order of their lines.
  Optional<Event> firstWaiting() {
    return Optional.ofNullable(firstStuck()).map(Pending::event);
  }

  private void turn() throws Unexplained, Undecided, UnreadableTrace {
    Pending next = ahead.remove();
    turnLine = next.event().line();
    Pending head = next.actor().events().peek();
    if (head != null && head.event().line() == turnLine) {
      ready.add(next.actor());
    }
    ActorEvents actor = ready.poll();
    while (actor != null) {
      goOn(actor);
      actor = ready.poll();
    }
  }

  private void goOn(ActorEvents actor) throws Unexplained, Undecided, UnreadableTrace {
    Pending head = actor.events().peek();
    while (head != null && head.event().line() <= turnLine) {
      current = head.event();
      Location blocking = blocking(head);
      if (blocking != null) {
        blocking.waiting().add(actor);
        return;
      }
      taker.take(head.event());
      touch(head);
      actor.events().remove();
      pending--;
      head = actor.events().peek();
    }
    if (head == null) {
      actors.remove(actor.name());
    }
  }

  private void touch(Pending taken) {
    if (!taken.isLoose()) {
      for (int index = 0; index < taken.reads(); index++) {
        if (taken.read(index).read(taken.readVersion(index))) {
          wake(taken.read(index));
        }
      }
    }
    for (int index = 0; index < taken.writes(); index++) {
      taken.written(index).write(taken.writtenVersion(index), taken.event().line());
      wake(taken.written(index));
    }
  }

  private void wake(Location location) {
    if (!location.waiting().isEmpty()) {
      ready.addAll(location.waiting());
      location.waiting().clear();
    }
  }

  /// The location that keeps an event from having its turn.
  private @Nullable Location blocking(Pending head) throws Unexplained, Undecided {
    for (int index = 0; index < head.reads(); index++) {
      Location location = head.read(index);
      long version = head.readVersion(index);
      if (location.version() < version) {
        return location;
      }
      if (location.version() > version && !head.isLoose()) {
        throw tooLate(head, location, version);
      }
    }
    for (int index = 0; index < head.writes(); index++) {
      Location location = head.written(index);
      long version = head.writtenVersion(index);
      if (location.version() >= version) {
        throw new Unexplained(
            "it writes "
                + location.name()
                + "@"
                + version
                + ", which is at "
                + location.version()
                + " already");
      }
      int own = head.reads(location, location.version()) ? 1 : 0;
      if (location.version() + 1 < version || location.awaitedReads(location.version()) > own) {
        return location;
      }
    }
    return null;
  }

  /// Whoever overwrote what is read had its turn, so it stands far before this event.
  private Undecided tooLate(Pending head, Location location, long version) {
    return new Undecided(
        head.event().described()
            + " reads "
            + location.name()
            + "@"
            + version
            + ", which line "
            + location.writtenAtLine()
            + " overwrote at the latest: they are farther apart than is looked ahead, lines-ahead="
            + linesAhead);
  }

  private @Nullable Pending firstStuck() {
    Pending first = null;
    for (ActorEvents actor : actors.values()) {
      Pending head = actor.events().peek();
      if (head != null && (first == null || head.event().line() < first.event().line())) {
        first = head;
      }
    }
    return first;
  }

  private String stuck() {
    Pending first = firstStuck();
    if (first == null) {
      throw new IllegalStateException("some event waits: pending=" + pending);
    }
    List<String> reasons = new ArrayList<>();
    for (int index = 0; index < first.reads(); index++) {
      Location location = first.read(index);
      long version = first.readVersion(index);
      if (location.version() != version) {
        reasons.add(
            "it reads " + location.name() + "@" + version + ", which is at " + location.version());
      }
    }
    for (int index = 0; index < first.writes(); index++) {
      reasons.addAll(reasons(first.written(index), first.writtenVersion(index)));
    }
    return String.join("; ", reasons);
  }

  private static List<String> reasons(Location location, long version) {
    List<String> reasons = new ArrayList<>();
    String writes = "it writes " + location.name() + "@" + version + ", ";
    if (location.version() + 1 != version) {
      reasons.add(writes + "which is at " + location.version());
    } else if (location.awaitedReads(location.version()) > 0) {
      reasons.add(
          writes
              + "while "
              + location.awaitedReads(location.version())
              + " other events still wait to read it at "
              + location.version());
    }
    return reasons;
  }

  private Location[] locations(List<Access> accesses) {
    if (accesses.isEmpty()) {
      return NONE;
    }
    Location[] all = new Location[accesses.size()];
    for (int index = 0; index < all.length; index++) {
      all[index] = location(accesses.get(index).location());
    }
    return all;
  }

  private Location location(String name) {
    Location known = locations.get(name);
    if (known == null) {
      known = new Location(name, firstVersions.getOrDefault(name, 0L));
      locations.put(name, known);
    }
    return known;
  }
}
