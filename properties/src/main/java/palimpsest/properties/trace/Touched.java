package palimpsest.properties.trace;

import java.util.List;
import palimpsest.properties.trace.Event.Access;

/// Which locations an event touched, held against those that its action touches: no fewer, or their
/// order would not be known, and no more.
final class Touched {
  private Touched() {}

  static long read(Event event, String location) throws UnreadableTrace {
    return version(event, event.reads(), location, "read");
  }

  static long wrote(Event event, String location) throws UnreadableTrace {
    return version(event, event.writes(), location, "wrote");
  }

  static boolean writes(Event event, String location) {
    return event.writes().stream().anyMatch(access -> access.location().equals(location));
  }

  /// The event touched so many locations and no other.
  static void no(Event event, int reads, int writes) throws UnreadableTrace {
    if (event.reads().size() != reads || event.writes().size() != writes) {
      throw new UnreadableTrace(
          event.line(),
          event.action()
              + " touches what its action does and no more: reads="
              + event.reads()
              + " writes="
              + event.writes());
    }
  }

  private static long version(Event event, List<Access> accesses, String location, String touched)
      throws UnreadableTrace {
    for (Access access : accesses) {
      if (access.location().equals(location)) {
        return access.version();
      }
    }
    throw new UnreadableTrace(
        event.line(), event.action() + " says at which version it " + touched + " " + location);
  }
}
