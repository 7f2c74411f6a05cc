package palimpsest.tla;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a run of TLC came to.
///
/// @param counts of states, where TLC came to count them
/// @param fired how often each action led from a reachable state to a state, new or not; 0 for one
///     that never was taken
/// @param graph the states and transitions, where they were asked for and TLC looked at all of them
/// @param printed what the model itself printed, a line each
/// @param elapsed from the start of the process to its end
/// @param version how TLC names itself, empty where it did not come so far
public record CheckResult(
    Outcome outcome,
    Optional<Counts> counts,
    SortedMap<String, Long> fired,
    Optional<StateGraph> graph,
    List<String> printed,
    Duration elapsed,
    String version) {
  public CheckResult {
    fired = Collections.unmodifiableSortedMap(new TreeMap<>(fired));
    printed = List.copyOf(printed);
  }

  /// Distinct states, transitions that were generated and initial states together, and the states
  /// on the longest of the shortest paths.
  public record Counts(long distinct, long generated, int depth) {
    static final Counts NONE = new Counts(0, 0, 0);
  }

  /// How a run ended. Only the first is green.
  public sealed interface Outcome {
    /// All states were looked at, and nothing is wrong with any.
    record Holds() implements Outcome {}

    /// A property does not hold; `property` is its name, as far as TLC tells it.
    record Violated(PropertyKind kind, String property, Counterexample counterexample)
        implements Outcome {}

    /// TLC did not come to a result; `line` says what is wrong, where, and what would be right.
    record Broken(Reason reason, String line) implements Outcome {}
  }

  /// What kind of property does not hold.
  public enum PropertyKind {
    INVARIANT,
    ACTION_PROPERTY,
    TEMPORAL,
    DEADLOCK,
    ASSUMPTION
  }

  /// Why TLC did not come to a result.
  public enum Reason {
    /// A module does not parse or is not there, or nothing is to be checked.
    SPECIFICATION,
    /// The configuration names what is not there, or misses something.
    CONFIGURATION,
    /// An expression has no value.
    EVALUATION,
    /// The heap is full.
    MEMORY,
    /// It took longer than it may.
    TIME,
    /// The process ended by itself or was ended, without a result.
    DIED,
    /// What it wrote is not what TLC writes.
    UNREADABLE,
    /// Nobody waits for the result any more.
    CANCELLED,
    /// It was not started at all.
    NOT_STARTED
  }
}
