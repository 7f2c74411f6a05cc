package palimpsest.properties.subject;

import java.util.ArrayList;
import java.util.List;
import palimpsest.model.machine.Machine;
import palimpsest.model.machine.State;
import palimpsest.model.machine.Step;
import palimpsest.model.machine.Update;
import palimpsest.properties.conformance.CodeUpdateTranslation;

/// Holds the implementation against a machine, a state and a step at a time.
final class Lockstep {
  private final Subject subject;
  private final Machine<State, Step> machine;

  Lockstep(Subject subject, Machine<State, Step> machine) {
    this.subject = subject;
    this.machine = machine;
  }

  /// The state that both begin in.
  State first() throws Parting {
    State ours = stateBehind(Update.NONE);
    List<State> theirs = machine.initial();
    if (!theirs.equals(List.of(ours))) {
      throw new Parting(
          "  the implementation begins with " + ours + "\n  the machine with " + theirs + "\n");
    }
    return ours;
  }

  /// The steps that both can take.
  List<Step> steps(State state) throws Parting {
    List<Step> theirs = machine.steps(state);
    List<Step> ours = ourSteps();
    if (ours.size() != theirs.size() || !ours.containsAll(theirs)) {
      throw new Parting(
          "  only the implementation can: "
              + without(ours, theirs)
              + "\n  only the machine can: "
              + without(theirs, ours)
              + "\n");
    }
    return ours;
  }

  private List<Step> ourSteps() throws Parting {
    try {
      return subject.steps();
    } catch (RuntimeException e) {
      throw new Parting(failure(e));
    }
  }

  /// Whatever the implementation throws, no step of it may.
  private static String failure(RuntimeException e) {
    return "  the implementation fails: " + (e instanceof Impossible ? e.getMessage() : e) + "\n";
  }

  private static List<Step> without(List<Step> all, List<Step> others) {
    List<Step> rest = new ArrayList<>(all);
    rest.removeAll(others);
    return rest;
  }

  /// Takes a step in both.
  ///
  /// @return the state that both come to
  State take(State state, Step step) throws Parting {
    State theirs = machine.apply(state, step);
    try {
      subject.take(step);
    } catch (RuntimeException e) {
      throw new Parting(failure(e));
    }
    State ours = stateBehind(state.update());
    if (!ours.equals(theirs)) {
      throw new Parting(
          "  the implementation changes:\n"
              + new CodeUpdateTranslation().changes(state, ours)
              + "  the machine changes:\n"
              + new CodeUpdateTranslation().changes(state, theirs));
    }
    return theirs;
  }

  private State stateBehind(Update before) throws Parting {
    try {
      return subject.state(before);
    } catch (RuntimeException e) {
      throw new Parting(failure(e));
    }
  }
}
