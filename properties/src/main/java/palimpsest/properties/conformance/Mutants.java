package palimpsest.properties.conformance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import palimpsest.model.machine.CodeUpdate;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.State;
import palimpsest.model.machine.Step;
import palimpsest.model.machine.UpdatePlace;
import palimpsest.model.machine.UpdateStep;
import palimpsest.model.machine.WorkerPlace;
import palimpsest.model.machine.WorkerStep;
import palimpsest.properties.conformance.Mutant.Replacement;

/// The mutants of the reference machine, by the names that the specification's have: each replaces
/// the same actions, and comes to the same graph.
final class Mutants {
  private final CodeUpdate machine;
  private final SortedMap<String, List<Replacement<State, Step>>> all = new TreeMap<>();
  private final Map<String, Predicate<State>> meant = new HashMap<>();

  Mutants(Constants constants) {
    machine = new CodeUpdate(constants);
    WorkerMutants.addTo(this);
    ConversionMutants.addTo(this);
    ImageMutants.addTo(this);
    PauseMutants.addTo(this);
  }

  /// Their names.
  static List<String> names(Constants constants) {
    return List.copyOf(new Mutants(constants).all.keySet());
  }

  /// @throws IllegalArgumentException if there is none of that name
  static Mutant<State, Step> of(Constants constants, String name) {
    Mutants mutants = new Mutants(constants);
    List<Replacement<State, Step>> replacements = mutants.all.get(name);
    if (replacements == null) {
      throw new IllegalArgumentException("a mutant has a name: name=" + name);
    }
    return Mutant.of(mutants.machine, replacements, mutants.meant.getOrDefault(name, _ -> true));
  }

  Constants constants() {
    return machine.constants();
  }

  CodeUpdate machine() {
    return machine;
  }

  /// Bounds a mutant as its configuration does: what follows upon other states is not looked at.
  void upTo(String name, Predicate<State> isMeant) {
    meant.put(name, isMeant);
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // they are only read
  final void add(String name, Replacement<State, Step>... replacements) {
    all.put(name, List.of(replacements));
  }

  /// An action of the update that comes at its place.
  static Replacement<State, Step> at(
      UpdateStep step, UpdatePlace place, UnaryOperator<State> effect) {
    return when(step, state -> state.update().at() == place, effect);
  }

  /// An action without arguments.
  static Replacement<State, Step> when(
      Step step, Predicate<State> isEnabled, UnaryOperator<State> effect) {
    return new Replacement<>(
        step.action(),
        state -> isEnabled.test(state) ? List.of(step) : List.of(),
        (state, _) -> effect.apply(state));
  }

  /// An action of a worker that comes at its place.
  Replacement<State, Step> worker(
      WorkerStep any,
      WorkerPlace place,
      Predicate<State> isEnabled,
      BiFunction<State, Integer, State> effect) {
    return new Replacement<>(
        any.action(),
        state -> {
          List<Step> steps = new ArrayList<>();
          for (int w = 1; w <= constants().workers(); w++) {
            if (state.worker(w).at() == place && isEnabled.test(state)) {
              steps.add(WorkerMutants.of(any, w));
            }
          }
          return steps;
        },
        (state, step) -> effect.apply(state, ((WorkerStep) step).w()));
  }

  static State goes(State state, UpdatePlace place) {
    return state.with(state.update().goes(place));
  }
}
