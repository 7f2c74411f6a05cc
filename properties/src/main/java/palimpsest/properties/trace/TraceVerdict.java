package palimpsest.properties.trace;

import java.util.List;
import java.util.Optional;

/// What a check of a trace comes to.
public sealed interface TraceVerdict {
  /// The specification explains each event.
  record Conforms(TraceCounts counts) implements TraceVerdict {}

  /// No behaviour of the specification explains an event, after those before it.
  ///
  /// @param counts the events that were explained
  /// @param event the first one that is not
  /// @param last the one explained before it
  /// @param allowed the actions of the same actor that would have been explained
  /// @param differs in which way the event differs
  record Violates(
      TraceCounts counts, Event event, Optional<Event> last, List<String> allowed, String differs)
      implements TraceVerdict {
    public Violates {
      allowed = List.copyOf(allowed);
    }
  }

  /// Nothing speaks against the events that were explained, and the trace does not show more.
  record Inconclusive(TraceCounts counts, String because) implements TraceVerdict {}

  /// The file is not a trace.
  ///
  /// @param line where it goes wrong, counted from 1
  record Unreadable(long line, String what) implements TraceVerdict {}
}
