package palimpsest.properties.trace;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import palimpsest.properties.trace.ActorEvents.Pending;
import palimpsest.properties.trace.Event.Access;
import palimpsest.properties.trace.Standstill.Change;

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
  private @Nullable Standstill standstill;

  /// @param firstVersions of locations that do not begin with 0
  /// @param linesAhead how many lines are looked ahead; twice as many events may wait for others
  EventOrder(Map<String, Long> firstVersions, int linesAhead, Taker taker) {
    this.firstVersions = firstVersions;
    this.linesAhead = linesAhead;
    this.taker = taker;
  }

  /// Takes the next event of the trace, and gives others their turn.
  void add(Event event) throws Unexplained, Undecided, UnreadableTrace {
    if (standstill != null) {
      seek(standstill, event);
      return;
    }
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
      standStill();
    }
  }

  /// Too many events wait. Where they wait for each other, nothing that follows can help; what none
  /// of them does, a later line may still show to stand too far away.
  private void standStill() throws Unexplained, Undecided {
    Standstill found = Standstill.of(actors.values(), turnLine).orElseThrow();
    switch (found.kind()) {
      case MISSING -> standstill = found;
      case CIRCULAR -> {
        current = found.event().event();
        throw new Unexplained(found.because());
      }
      case PASSING ->
          throw new Undecided(
              "too many events wait for others: lines-ahead="
                  + linesAhead
                  + "; "
                  + found.because());
    }
  }

  private void seek(Standstill missing, Event event) throws Undecided {
    Change change = missing.sought().orElseThrow();
    Access sought = new Access(change.location().name(), change.version());
    if (event.writes().contains(sought)) {
      throw new Undecided(
          missing.event().event().described()
              + " waits for "
              + sought
              + ", which line "
              + event.line()
              + " writes: they are farther apart than is looked ahead, lines-ahead="
              + linesAhead);
    }
  }

  /// The trace is over: gives all events their turn.
  ///
  /// @return what an event waits for that never had its turn; empty where all had
  Optional<String> finish() throws Unexplained, Undecided, UnreadableTrace {
    if (standstill == null) {
      while (!ahead.isEmpty()) {
        turn();
      }
      standstill = Standstill.of(actors.values(), turnLine).orElse(null);
    }
    return Optional.ofNullable(standstill).map(Standstill::because);
  }

  /// A location is a new one from now on, by an old name.
  void renew(String location) {
    location(location).renew();
  }

  /// The event that had its turn last, or was to have it.
  Optional<Event> current() {
    return Optional.ofNullable(current);
  }

  /// The event that waits for what does not come.
  Optional<Event> waiting() {
    return Optional.ofNullable(standstill).map(found -> found.event().event());
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
      taken.written(index).write(taken.writtenVersion(index), taken.event());
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
        checkKept(head, location, version);
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

  /// Nobody reads what never was, or what the actor itself has overwritten.
  private static void checkKept(Pending head, Location location, long version) throws Unexplained {
    if (location.writtenAtLine() == 0 || location.writer().equals(head.actor().name())) {
      throw new Unexplained(
          "it reads "
              + location.name()
              + "@"
              + version
              + ", which is at "
              + location.version()
              + (location.writtenAtLine() == 0
                  ? " from the beginning"
                  : " by line " + location.writtenAtLine() + ", the actor's own"));
    }
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
