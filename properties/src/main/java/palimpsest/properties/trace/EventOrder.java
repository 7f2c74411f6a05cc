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
import palimpsest.properties.trace.ActorEvents.Touch;
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
    Pending next =
        new Pending(
            actor,
            event,
            touches(event.reads()),
            touches(event.writes()),
            event.action() == Action.COUNT_MARKS);
    if (!next.isLoose()) {
      for (Touch read : next.reads()) {
        read.location().awaitRead(read.version());
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
      for (Touch read : taken.reads()) {
        if (read.location().read(read.version())) {
          wake(read.location());
        }
      }
    }
    for (Touch write : taken.writes()) {
      write.location().write(write.version(), taken.event().line());
      wake(write.location());
    }
  }

  private void wake(Location location) {
    ready.addAll(location.waiting());
    location.waiting().clear();
  }

  /// The location that keeps an event from having its turn.
  private @Nullable Location blocking(Pending head) throws Unexplained, Undecided {
    for (Touch read : head.reads()) {
      Location location = read.location();
      if (location.version() < read.version()) {
        return location;
      }
      if (location.version() > read.version() && !head.isLoose()) {
        throw tooLate(head, read);
      }
    }
    for (Touch write : head.writes()) {
      Location location = write.location();
      if (location.version() >= write.version()) {
        throw new Unexplained(
            "it writes "
                + location.name()
                + "@"
                + write.version()
                + ", which is at "
                + location.version()
                + " already");
      }
      int own = head.reads(location, location.version()) ? 1 : 0;
      if (location.version() + 1 < write.version()
          || location.awaitedReads(location.version()) > own) {
        return location;
      }
    }
    return null;
  }

  /// Whoever overwrote what is read had its turn, so it stands far before this event.
  private Undecided tooLate(Pending head, Touch read) {
    return new Undecided(
        head.event().described()
            + " reads "
            + read.location().name()
            + "@"
            + read.version()
            + ", which line "
            + read.location().writtenAtLine()
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
    for (Touch read : first.reads()) {
      if (read.location().version() != read.version()) {
        reasons.add(
            "it reads "
                + read.location().name()
                + "@"
                + read.version()
                + ", which is at "
                + read.location().version());
      }
    }
    for (Touch write : first.writes()) {
      reasons.addAll(reasons(write));
    }
    return String.join("; ", reasons);
  }

  private static List<String> reasons(Touch write) {
    Location location = write.location();
    List<String> reasons = new ArrayList<>();
    String writes = "it writes " + location.name() + "@" + write.version() + ", ";
    if (location.version() + 1 != write.version()) {
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

  private List<Touch> touches(List<Access> accesses) {
    if (accesses.isEmpty()) {
      return List.of();
    }
    List<Touch> touches = new ArrayList<>(accesses.size());
    for (Access access : accesses) {
      touches.add(new Touch(location(access.location()), access.version()));
    }
    return touches;
  }

  private Location location(String name) {
    return locations.computeIfAbsent(
        name, _ -> new Location(name, firstVersions.getOrDefault(name, 0L)));
  }
}
