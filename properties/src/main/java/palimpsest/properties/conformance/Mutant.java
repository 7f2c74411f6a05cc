package palimpsest.properties.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import palimpsest.model.machine.Machine;

/// The reference machine with some of its actions replaced.
///
/// @param replaced by the name of the action
/// @param meant whether what follows upon a state has a meaning, and is looked at
/// @param <S> a state
/// @param <A> a step
record Mutant<S, A>(
    Machine<S, A> machine, Map<String, Replacement<S, A>> replaced, Predicate<S> meant)
    implements Machine<S, A> {
  /// What an action is instead.
  ///
  /// @param steps its steps that are enabled in a state
  /// @param effect what one of them does
  /// @param <S> a state
  /// @param <A> a step
  record Replacement<S, A>(String action, Function<S, List<A>> steps, BiFunction<S, A, S> effect) {}

  Mutant {
    replaced = new TreeMap<>(replaced);
  }

  static <S, A> Mutant<S, A> of(
      Machine<S, A> machine, List<Replacement<S, A>> replacements, Predicate<S> meant) {
    return new Mutant<>(
        machine,
        replacements.stream()
            .collect(Collectors.toMap(Replacement::action, replacement -> replacement)),
        meant);
  }

  @Override
  public List<S> initial() {
    return machine.initial();
  }

  @Override
  public List<A> steps(S state) {
    if (!meant.test(state)) {
      return List.of();
    }
    List<A> steps = new ArrayList<>(machine.steps(state));
    steps.removeIf(step -> replaced.containsKey(machine.action(step)));
    replaced.values().forEach(replacement -> steps.addAll(replacement.steps().apply(state)));
    return steps;
  }

  @Override
  public boolean enabled(S state, A step) {
    return steps(state).contains(step);
  }

  @Override
  public S apply(S state, A step) {
    if (!enabled(state, step)) {
      throw new IllegalArgumentException("a step is enabled: step=" + step + " state=" + state);
    }
    Replacement<S, A> replacement = replaced.get(machine.action(step));
    return replacement == null
        ? machine.apply(state, step)
        : replacement.effect().apply(state, step);
  }

  @Override
  public String action(A step) {
    return machine.action(step);
  }
}
