package palimpsest.properties.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import palimpsest.model.machine.EnvironmentStep;
import palimpsest.model.machine.Machine;
import palimpsest.model.machine.State;
import palimpsest.model.machine.Step;

/// A random walk through a machine's states: the adapter's own steps for the most part, hosts'
/// requests and updates often, a fault now and then.
final class Walk {
  private static final int FAULT_IN = 60;

  private final Machine<State, Step> machine;
  private final SplittableRandom random;
  private State state;

  Walk(Machine<State, Step> machine, long seed) {
    this.machine = machine;
    this.random = new SplittableRandom(seed);
    this.state = machine.initial().getFirst();
  }

  /// A step that was taken.
  record Taken(State before, Step step, State after) {}

  /// Takes the next step; none where there is none to take.
  Optional<Taken> next() {
    List<Step> faults = new ArrayList<>();
    List<Step> others = new ArrayList<>();
    for (Step step : machine.steps(state)) {
      (isFault(step) ? faults : others).add(step);
    }
    boolean fails = !faults.isEmpty() && (others.isEmpty() || random.nextInt(FAULT_IN) == 0);
    List<Step> steps = fails ? faults : others;
    if (steps.isEmpty()) {
      return Optional.empty();
    }
    Step step = steps.get(random.nextInt(steps.size()));
    Taken taken = new Taken(state, step, machine.apply(state, step));
    state = taken.after();
    return Optional.of(taken);
  }

  State state() {
    return state;
  }

  static boolean isFault(Step step) {
    return step instanceof EnvironmentStep
        && !(step instanceof EnvironmentStep.Submit)
        && !(step instanceof EnvironmentStep.Interrupt);
  }
}
