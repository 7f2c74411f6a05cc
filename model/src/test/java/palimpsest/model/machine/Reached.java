package palimpsest.model.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;

/// The states of a machine that are reached first, and the steps that are taken there.
public record Reached<S, A>(Machine<S, A> machine, Set<S> states, Set<A> steps) {
  /// Breadth first, up to so many states.
  public static <S, A> Reached<S, A> from(Machine<S, A> machine, int statesMax) {
    Set<S> states = new LinkedHashSet<>(machine.initial());
    Set<A> steps = new LinkedHashSet<>();
    Queue<S> frontier = new ArrayDeque<>(states);
    while (!frontier.isEmpty()) {
      S state = frontier.remove();
      for (A step : machine.steps(state)) {
        steps.add(step);
        S next = machine.apply(state, step);
        if (states.size() < statesMax && states.add(next)) {
          frontier.add(next);
        }
      }
    }
    return new Reached<>(machine, states, steps);
  }

  /// The names of the actions that are taken.
  public Set<String> actions() {
    Set<String> actions = new TreeSet<>();
    steps.forEach(step -> actions.add(machine.action(step)));
    return actions;
  }

  /// In each state those steps are enabled that are listed, and no others of those ever taken.
  public void checkListed() {
    for (S state : states) {
      Set<A> listed = new LinkedHashSet<>(machine.steps(state));
      assertThat(machine.steps(state)).hasSameSizeAs(listed);
      for (A step : steps) {
        assertThat(machine.enabled(state, step))
            .as("state=%s step=%s", state, step)
            .isEqualTo(listed.contains(step));
      }
    }
  }

  /// A step that is not enabled at first is not taken.
  public void checkRefused(A step) {
    S first = machine.initial().getFirst();
    assertThatIllegalArgumentException().isThrownBy(() -> machine.apply(first, step));
  }
}
