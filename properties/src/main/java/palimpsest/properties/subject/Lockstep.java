package palimpsest.properties.subject;

import java.util.ArrayList;
import java.util.List;
import palimpsest.model.machine.Machine;

/// Holds the implementation against a machine, a state and a step at a time.
///
/// @param <S> a state
/// @param <A> a step
final class Lockstep<S, A> {
  private final Explorable<S, A, ?> subject;
  private final Machine<S, A> machine;

  Lockstep(Explorable<S, A, ?> subject, Machine<S, A> machine) {
    this.subject = subject;
    this.machine = machine;
  }

  /// The state that both begin in.
  S first() throws Parting {
    List<S> theirs = machine.initial();
    S ours = stateBehind(theirs.getFirst());
    if (!theirs.equals(List.of(ours))) {
      throw new Parting(
          "  the implementation begins with " + ours + "\n  the machine with " + theirs + "\n");
    }
    return ours;
  }

  /// The steps that both can take.
  List<A> steps(S state) throws Parting {
    List<A> theirs = machine.steps(state);
    List<A> ours = ourSteps();
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

  private List<A> ourSteps() throws Parting {
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

  private static <A> List<A> without(List<A> all, List<A> others) {
    List<A> rest = new ArrayList<>(all);
    rest.removeAll(others);
    return rest;
  }

  /// Takes a step in both.
  ///
  /// @return the state that both come to
  S take(S state, A step) throws Parting {
    S theirs = machine.apply(state, step);
    try {
      subject.take(step);
    } catch (RuntimeException e) {
      throw new Parting(failure(e));
    }
    S ours = stateBehind(state);
    if (!ours.equals(theirs)) {
      throw new Parting(
          "  the implementation changes:\n"
              + subject.changes(state, ours)
              + "  the machine changes:\n"
              + subject.changes(state, theirs));
    }
    return theirs;
  }

  private S stateBehind(S before) throws Parting {
    try {
      return subject.state(before);
    } catch (RuntimeException e) {
      throw new Parting(failure(e));
    }
  }
}
