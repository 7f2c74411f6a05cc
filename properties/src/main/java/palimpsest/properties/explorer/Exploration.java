package palimpsest.properties.explorer;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What an exploration came to.
///
/// @param states distinct ones
/// @param transitions distinct triples of a state, a step and the next state; as TLC counts them,
///     initial states are generated too
/// @param depth the states on the longest of the shortest paths
/// @param fired how often each action led from a state to a state, new or not
/// @param <S> a state
/// @param <A> a step
public record Exploration<S, A>(
    Outcome<S, A> outcome,
    int initial,
    int states,
    long transitions,
    int depth,
    SortedMap<String, Long> fired) {
  public Exploration {
    fired = Collections.unmodifiableSortedMap(new TreeMap<>(fired));
  }

  /// What TLC calls the states generated.
  public long generated() {
    return initial + transitions;
  }

  /// How an exploration ended. Only the first is green.
  ///
  /// @param <S> a state
  /// @param <A> a step
  public sealed interface Outcome<S, A> {
    /// All reachable states were looked at.
    ///
    /// @param <S> a state
    /// @param <A> a step
    record Complete<S, A>() implements Outcome<S, A> {}

    /// An invariant does not hold at the end of that path; there is no shorter one to a violation.
    ///
    /// @param <S> a state
    /// @param <A> a step
    record Violated<S, A>(String invariant, Path<S, A> path) implements Outcome<S, A> {}

    /// There are more states than the exploration may look at.
    ///
    /// @param <S> a state
    /// @param <A> a step
    record Exceeded<S, A>(int statesMax) implements Outcome<S, A> {}
  }
}
