package palimpsest.properties.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import palimpsest.model.machine.CodeUpdate;
import palimpsest.model.machine.Machine;
import palimpsest.model.machine.State;
import palimpsest.model.machine.Step;

/// The reference machine with some of its actions replaced.
///
/// @param replaced by the name of the action
/// @param meant whether what follows upon a state has a meaning, and is looked at
record Mutant(CodeUpdate machine, Map<String, Replacement> replaced, Predicate<State> meant)
    implements Machine<State, Step> {
  /// What an action is instead.
  ///
  /// @param steps its steps that are enabled in a state
  /// @param effect what one of them does
  record Replacement(
      String action, Function<State, List<Step>> steps, BiFunction<State, Step, State> effect) {}

  Mutant {
    replaced = new TreeMap<>(replaced);
  }

  static Mutant of(CodeUpdate machine, List<Replacement> replacements, Predicate<State> meant) {
    return new Mutant(
        machine,
        replacements.stream()
            .collect(Collectors.toMap(Replacement::action, replacement -> replacement)),
        meant);
  }

  @Override
  public List<State> initial() {
    return machine.initial();
  }

  @Override
  public List<Step> steps(State state) {
    if (!meant.test(state)) {
      return List.of();
    }
    List<Step> steps = new ArrayList<>(machine.steps(state));
    steps.removeIf(step -> replaced.containsKey(step.action()));
    replaced.values().forEach(replacement -> steps.addAll(replacement.steps().apply(state)));
    return steps;
  }

  @Override
  public boolean enabled(State state, Step step) {
    return steps(state).contains(step);
  }

  @Override
  public State apply(State state, Step step) {
    if (!enabled(state, step)) {
      throw new IllegalArgumentException("a step is enabled: step=" + step + " state=" + state);
    }
    Replacement replacement = replaced.get(step.action());
    return replacement == null
        ? machine.apply(state, step)
        : replacement.effect().apply(state, step);
  }

  @Override
  public String action(Step step) {
    return machine.action(step);
  }
}
