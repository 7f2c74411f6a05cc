package palimpsest.properties.trace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import palimpsest.properties.trace.ActorEvents.Pending;

/// Why events wait, and for how long: for a change that no event makes which was read so far, for
/// each other, or for events that have yet to have their turn.
///
/// @param event the one at which it shows
/// @param because what keeps it waiting
/// @param kind whether what follows in the trace can still help
/// @param sought the change that no event makes
record Standstill(Pending event, String because, Kind kind, Optional<Change> sought) {
  enum Kind {
    MISSING,
    CIRCULAR,
    PASSING
  }

  /// A location that comes to a version.
  record Change(Location location, long version) {
    /// Whether that is what the event does.
    boolean isOf(Pending pending) {
      for (int index = 0; index < pending.writes(); index++) {
        if (pending.written(index) == location && pending.writtenVersion(index) == version) {
          return true;
        }
      }
      return false;
    }
  }

  /// What an event waits for at a location: that it changes, or that all have read it as it is.
  private record Need(Location location, boolean isChange, String because) {
    Change change() {
      return new Change(location, location.version() + 1);
    }

    boolean isMetBy(Pending pending) {
      return isChange
          ? change().isOf(pending)
          : !pending.isLoose() && pending.reads(location, location.version());
    }
  }

  /// Follows those that wait to those for whom they wait, from the first line on.
  static Optional<Standstill> of(Collection<ActorEvents> actors, long turnLine) {
    Optional<Pending> first =
        actors.stream()
            .flatMap(actor -> actor.events().stream().limit(1))
            .min(Comparator.comparingLong(each -> each.event().line()));
    if (first.isEmpty()) {
      return Optional.empty();
    }
    List<Pending> passed = new ArrayList<>();
    Pending head = first.get();
    while (!passed.contains(head)) {
      passed.add(head);
      List<Need> needs = needs(head);
      if (needs.isEmpty() || head.event().line() > turnLine) {
        return Optional.of(new Standstill(head, said(head), Kind.PASSING, Optional.empty()));
      }
      Pending next = null;
      for (Need need : needs) {
        Pending other = head;
        Optional<Pending> met =
            actors.stream()
                .flatMap(actor -> actor.events().stream())
                .filter(each -> need.isMetBy(each) && (need.isChange() || each != other))
                .findFirst();
        if (met.isEmpty()) {
          return Optional.of(
              new Standstill(head, said(head), Kind.MISSING, Optional.of(need.change())));
        }
        next = next == null ? met.get().actor().events().element() : next;
      }
      head = next == null ? head : next;
    }
    List<Pending> circle = passed.subList(passed.indexOf(head), passed.size());
    Pending lowest =
        circle.stream().min(Comparator.comparingLong(each -> each.event().line())).orElseThrow();
    String others =
        circle.stream()
            .filter(each -> each != lowest)
            .map(each -> "; and " + each.event().described() + ": " + said(each))
            .collect(Collectors.joining());
    return Optional.of(
        new Standstill(lowest, said(lowest) + others, Kind.CIRCULAR, Optional.empty()));
  }

  private static String said(Pending head) {
    return needs(head).stream().map(Need::because).collect(Collectors.joining("; "));
  }

  private static List<Need> needs(Pending head) {
    List<Need> needs = new ArrayList<>();
    for (int index = 0; index < head.reads(); index++) {
      Location location = head.read(index);
      long version = head.readVersion(index);
      if (location.version() < version) {
        needs.add(
            new Need(
                location,
                true,
                "it reads "
                    + location.name()
                    + "@"
                    + version
                    + ", which is at "
                    + location.version()));
      }
    }
    for (int index = 0; index < head.writes(); index++) {
      Location location = head.written(index);
      long version = head.writtenVersion(index);
      String writes = "it writes " + location.name() + "@" + version + ", ";
      int awaited =
          location.awaitedReads(location.version())
              - (head.reads(location, location.version()) ? 1 : 0);
      if (location.version() + 1 < version) {
        needs.add(new Need(location, true, writes + "which is at " + location.version()));
      } else if (awaited > 0) {
        needs.add(
            new Need(
                location,
                false,
                writes
                    + "while "
                    + awaited
                    + " other events still wait to read it at "
                    + location.version()));
      }
    }
    return needs;
  }
}
