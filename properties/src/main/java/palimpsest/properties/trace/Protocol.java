package palimpsest.properties.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import palimpsest.model.machine.CodeUpdate;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.State;
import palimpsest.model.machine.Step;
import palimpsest.model.machine.Update;
import palimpsest.model.machine.UpdatePlace;
import palimpsest.model.machine.UpdateStep;
import palimpsest.model.machine.WorkerPlace;

/// The reference machine, taking the steps that explain a trace.
final class Protocol {
  private final Witness witness;
  private CodeUpdate machine;
  private State state;

  Protocol(Constants constants, Witness witness) {
    this.witness = witness;
    machine = new CodeUpdate(constants);
    state = machine.initial().getFirst();
    witness.begins(constants, state);
  }

  /// Is shown all that the machine does.
  interface Witness {
    /// Looks at nothing.
    Witness NONE =
        new Witness() {
          @Override
          public void begins(Constants constants, State state) {}

          @Override
          public void took(Step step, State after) {}

          @Override
          public void told(State after) {}
        };

    /// The machine goes on from a state, with other constants.
    void begins(Constants constants, State state);

    void took(Step step, State after);

    void told(State after);
  }

  /// Goes on with other constants, from the same state.
  void become(Constants constants) {
    machine = new CodeUpdate(constants);
    witness.begins(constants, state);
  }

  Constants constants() {
    return machine.constants();
  }

  State state() {
    return state;
  }

  UpdatePlace place() {
    return state.update().at();
  }

  WorkerPlace place(int worker) {
    return state.worker(worker).at();
  }

  void take(Step step) throws Unexplained {
    if (!machine.enabled(state, step)) {
      throw new Unexplained("the specification does not allow " + step.action() + " here");
    }
    state = machine.apply(state, step);
    witness.took(step, state);
  }

  boolean enabled(Step step) {
    return machine.enabled(state, step);
  }

  /// What the machine knows too little of is told to it.
  void tell(UnaryOperator<State> told) {
    state = told.apply(state);
    witness.told(state);
  }

  void tell(Update update) {
    tell(before -> before.with(update));
  }

  /// Goes on from where it was.
  void back(Protocol.Point point) {
    machine = point.machine;
    state = point.state;
  }

  Point point() {
    return new Point(machine, state);
  }

  /// A place to come back to.
  record Point(CodeUpdate machine, State state) {}

  /// The names of the actions that the update could take, faults included.
  List<String> allowedToUpdate() {
    List<String> allowed = new ArrayList<>();
    for (Step step : machine.steps(state)) {
      String action = step.action();
      boolean fails = action.startsWith("Fail") || action.equals("Interrupt");
      if ((step instanceof UpdateStep || fails) && !allowed.contains(action)) {
        allowed.add(action);
      }
    }
    return allowed;
  }
}
