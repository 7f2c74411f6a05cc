package palimpsest.properties.trace;

import java.util.ArrayDeque;
import java.util.List;
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

  /// An event with the locations that it touches.
  ///
  /// @param isLoose whether its reads were no look at one instant: it comes behind what it read,
  ///     and nothing else follows from them
  record Pending(
      ActorEvents actor, Event event, List<Touch> reads, List<Touch> writes, boolean isLoose) {
    /// Whether the event itself reads the location at that version.
    boolean reads(Location location, long version) {
      for (Touch read : reads) {
        if (read.location == location && read.version == version) {
          return true;
        }
      }
      return false;
    }
  }

  /// A location at the version that is read or written.
  record Touch(Location location, long version) {}
}
