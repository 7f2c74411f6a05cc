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
  private CodeUpdate machine;
  private State state;

  Protocol(Constants constants) {
    machine = new CodeUpdate(constants);
    state = machine.initial().getFirst();
  }

  /// Goes on with other constants, from the same state.
  void become(Constants constants) {
    machine = new CodeUpdate(constants);
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
  }

  boolean enabled(Step step) {
    return machine.enabled(state, step);
  }

  /// What the machine knows too little of is told to it.
  void tell(UnaryOperator<State> told) {
    state = told.apply(state);
  }

  void tell(Update update) {
    state = state.with(update);
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
