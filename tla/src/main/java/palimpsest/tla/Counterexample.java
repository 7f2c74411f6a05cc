package palimpsest.tla;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A behaviour that breaks a property, state by state.
///
/// @param states the states in their order, the initial one first
/// @param ending how it goes on behind the last state
public record Counterexample(List<State> states, Ending ending) {
  public Counterexample {
    states = List.copyOf(states);
  }

  /// A state and the action that led to it; the initial state has none.
  public record State(int number, String action, SortedMap<String, TlaValue> values) {
    public State {
      values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }
  }

  /// What follows upon the last state.
  public sealed interface Ending {
    /// Nothing: the property is broken here.
    record Ends() implements Ending {}

    /// The same state for ever.
    record Stutters() implements Ending {}

    /// An earlier state, again and again.
    record BackTo(int number) implements Ending {}
  }

  /// What the step to a state changed, by variable.
  ///
  /// @param index of the state, 1 or more
  public SortedMap<String, TlaValue> changed(int index) {
    SortedMap<String, TlaValue> before = states.get(index - 1).values();
    SortedMap<String, TlaValue> changed = new TreeMap<>();
    states
        .get(index)
        .values()
        .forEach(
            (variable, value) -> {
              if (!value.equals(before.get(variable))) {
                changed.put(variable, value);
              }
            });
    return changed;
  }

  /// The number of states, by which it is compared with what is expected.
  public int length() {
    return states.size();
  }
}
