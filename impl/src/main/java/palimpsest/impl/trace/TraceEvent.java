package palimpsest.impl.trace;

import java.util.List;

/// One step as it was taken: the actor's name and its own count of steps, the action (named as in
/// the specification), what it was about, and the version of each location it read or wrote. Events
/// of different actors are ordered by those versions, not by a clock.
public record TraceEvent(
    String actor, long sequence, String action, List<Argument> arguments, List<Access> accesses) {
  public TraceEvent {
    arguments = List.copyOf(arguments);
    accesses = List.copyOf(accesses);
  }

  public record Argument(String name, String value) {
    public Argument(String name, long value) {
      this(name, Long.toString(value));
    }
  }

  /// A location at the version that was read, or that was written.
  public record Access(String location, long version, boolean written) {}
}
