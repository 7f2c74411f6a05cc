package palimpsest.properties.trace;

import java.util.ArrayDeque;
import java.util.Queue;

/// The events of one actor that were read and did not have their turn yet.
final class ActorEvents {
  private final String name;
  private final Queue<Pending> events = new ArrayDeque<>();

  ActorEvents(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  Queue<Pending> events() {
    return events;
  }

  /// An event with the locations that it touches, in the order in which it names them.
  static final class Pending {
    private final ActorEvents actor;
    private final Event event;
    private final Location[] reads;
    private final Location[] writes;

    Pending(ActorEvents actor, Event event, Location[] reads, Location[] writes) {
      this.actor = actor;
      this.event = event;
      this.reads = reads;
      this.writes = writes;
    }

    ActorEvents actor() {
      return actor;
    }

    Event event() {
      return event;
    }

    int reads() {
      return reads.length;
    }

    Location read(int index) {
      return reads[index];
    }

    long readVersion(int index) {
      return event.reads().get(index).version();
    }

    int writes() {
      return writes.length;
    }

    Location written(int index) {
      return writes[index];
    }

    long writtenVersion(int index) {
      return event.writes().get(index).version();
    }

    /// Whether its reads were no look at one instant: it comes behind what it read, and nothing
    /// else follows from them.
    boolean isLoose() {
      return event.action() == Action.COUNT_MARKS;
    }

    /// Whether the event itself reads the location at that version.
    boolean reads(Location location, long version) {
      for (int index = 0; index < reads.length; index++) {
        if (reads[index] == location && readVersion(index) == version) {
          return true;
        }
      }
      return false;
    }
  }
}
