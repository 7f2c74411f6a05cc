package palimpsest.properties.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import palimpsest.model.machine.CodeUpdate;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.State;
import palimpsest.model.machine.StateCodec;
import palimpsest.model.machine.Step;
import palimpsest.properties.subject.SubjectExplorer.Settings;

/// The explored implementation begins like the machine, and can be put back to where it was.
final class SubjectTest {
  private static final Constants MODEL = SmallModel.constants();
  private static final int STEPS = 300;

  private final Subject subject = new Subject(MODEL, Substitutes.NONE);

  @AfterEach
  void close() {
    subject.close();
  }

  @Test
  void itBeginsInTheMachinesState() {
    assertThat(List.of(subject.state(first()))).isEqualTo(new CodeUpdate(MODEL).initial());
  }

  /// From wherever it was put back to, it goes on as it did the first time.
  @Test
  void whatIsPutBackGoesOnAsBefore() {
    for (long seed = 1; seed <= 5; seed++) {
      State state = walked(subject.state(first()), seed).getLast();
      Snapshot snapshot = subject.capture();
      List<State> first = walked(state, seed + 100);
      walked(first.getLast(), seed + 200);
      subject.restore(snapshot);
      assertThat(subject.state(state)).isEqualTo(state);
      assertThat(walked(state, seed + 100)).isEqualTo(first);
      subject.restore(snapshot);
    }
  }

  private List<State> walked(State from, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<State> states = new ArrayList<>(List.of(from));
    for (int step = 0; step < STEPS; step++) {
      List<Step> steps = subject.steps();
      if (!steps.isEmpty()) {
        subject.take(steps.get(random.nextInt(steps.size())));
        states.add(subject.state(states.getLast()));
      }
    }
    return states;
  }

  @Test
  void anExplorationThatIsTooLargeIsNoSuccess() {
    SubjectExplorer<State, Step, Snapshot> explorer =
        new SubjectExplorer<>(
            subject, new CodeUpdate(MODEL), new StateCodec(MODEL), new Settings(100, 20, 1));
    assertThatThrownBy(explorer::explore)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("all states are looked at: statesMax=100");
  }

  private static State first() {
    return new CodeUpdate(MODEL).initial().getFirst();
  }
}
