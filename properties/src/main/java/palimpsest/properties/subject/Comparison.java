package palimpsest.properties.subject;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What came of comparing the implementation's graph with a machine's.
///
/// @param difference the first one and the way to it; empty if there is none
/// @param states distinct ones
/// @param transitions distinct triples of a state, a step and the next state, each taken by the
///     implementation
/// @param repeated further steps of the implementation, from states that differ from those already
///     looked at in what the machine knows nothing of
/// @param depth the states on the longest of the shortest paths
/// @param fired how often each action led from a state to a state, new or not
/// @param <A> a step
public record Comparison<A>(
    Optional<Difference<A>> difference,
    int states,
    long transitions,
    long repeated,
    int depth,
    SortedMap<String, Long> fired) {
  public Comparison {
    fired = Collections.unmodifiableSortedMap(new TreeMap<>(fired));
  }
}
