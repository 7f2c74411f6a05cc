package palimpsest.model.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import palimpsest.model.machine.EnvironmentStep.FailBurn;
import palimpsest.model.machine.EnvironmentStep.FailCode;
import palimpsest.model.machine.EnvironmentStep.FailSource;
import palimpsest.model.machine.EnvironmentStep.FailUndo;
import palimpsest.model.machine.EnvironmentStep.HangDevice;
import palimpsest.model.machine.EnvironmentStep.Interrupt;
import palimpsest.model.machine.EnvironmentStep.ReplaceModule;
import palimpsest.model.machine.EnvironmentStep.SpoilBlock;
import palimpsest.model.machine.EnvironmentStep.SpoilBuffer;
import palimpsest.model.machine.EnvironmentStep.StopWorker;
import palimpsest.model.machine.EnvironmentStep.Submit;

final class CodeUpdateTest {
  private static final int STATES_MAX = 20_000;

  @Test
  void exactlyTheStepsThatAreListedAreEnabled() {
    for (Constants constants : List.of(Fixtures.faults(), Fixtures.modules())) {
      CodeUpdate machine = new CodeUpdate(constants);
      Set<Step> all = conceivable(constants);
      all.addAll(taken(machine));
      for (State state : reached(machine)) {
        List<Step> steps = machine.steps(state);
        assertThat(steps).doesNotHaveDuplicates();
        for (Step step : all) {
          assertThat(machine.enabled(state, step)).isEqualTo(steps.contains(step));
        }
      }
    }
  }

  @Test
  void eachActionIsTaken() {
    Set<String> actions = new TreeSet<>();
    for (Constants constants : List.of(Fixtures.faults(), Fixtures.modules())) {
      CodeUpdate machine = new CodeUpdate(constants);
      taken(machine).forEach(step -> actions.add(machine.action(step)));
    }

    assertThat(actions).hasSize(56);
  }

  @Test
  void apply_disabledStep_refuses() {
    CodeUpdate machine = new CodeUpdate(Fixtures.faults());
    State state = machine.initial().getFirst();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> machine.apply(state, new UpdateStep.Switch()))
        .withMessageContaining("a step is enabled: step=Switch[]");
  }

  @Test
  void aGoodUpdateEndsWithTheNewImage() {
    CodeUpdate machine = new CodeUpdate(Fixtures.faults());
    State state = machine.apply(machine.initial().getFirst(), new Interrupt("b"));
    List<String> actions = new ArrayList<>();
    while (state.update().at() != UpdatePlace.IDLE) {
      Step step = machine.steps(state).getFirst();
      actions.add(machine.action(step));
      state = machine.apply(state, step);
    }

    assertThat(state.images().running()).isEqualTo("b");
    assertThat(state.images().window()).isEqualTo(Row.of("b", "none"));
    assertThat(state.outside().peers()).containsExactly("mirror", "snapshot");
    assertThat(actions)
        .startsWith("LoadChunk", "CheckImage", "HandOver", "Branch", "Identify", "PlaceTables")
        .containsSubsequence("CreateStructures", "SaveOld", "DefineCode", "StartTracking")
        .containsSubsequence("SeekMark", "ClearMark", "ReadEntry", "WriteEntry", "SeekMark")
        .containsSubsequence("CountMarks", "Withdraw", "CloseGate", "Drain", "BeginOverlay")
        .endsWith("VerifyCopy", "Initialize", "Switch", "Grant", "OpenGate", "ReleaseBuffer");
  }

  @Test
  void modulesAreBurntInASafeOrder() {
    CodeUpdate machine = new CodeUpdate(Fixtures.modules());
    State state = machine.apply(machine.initial().getFirst(), new Interrupt("b"));
    while (state.update().at() != UpdatePlace.BURN_MODULE) {
      state = machine.apply(state, machine.steps(state).getFirst());
    }

    assertThat(state.update().plan()).isEqualTo(Row.of(2, 1));
  }

  @Test
  void constants_thatAreNone_refused() {
    Constants good = Fixtures.faults();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> withFirst(good, "other"))
        .withMessage("the first image is one of them: found=other");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> withFirst(good, "large"))
        .withMessage("the first image runs: found=large");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fixtures.SOUND.withLayout(10))
        .withMessage("a layout is 1 to 9: layout=10");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fixtures.SOUND.withBlocks(-1))
        .withMessageContaining("blocks=-1");
    assertThat(Fixtures.SOUND.unsigned().requiring(Set.of("nvram")).holding(Numbers.of(1)))
        .isNotEqualTo(Fixtures.SOUND);
  }

  private static Constants withFirst(Constants constants, String name) {
    return new Constants(
        constants.ports(),
        constants.workers(),
        constants.images(),
        name,
        constants.paths(),
        constants.kinds(),
        constants.values(),
        constants.sessions(),
        constants.windowBlocks(),
        constants.firstLevels(),
        new TreeMap<>(Map.of()),
        constants.marksPerWord(),
        constants.restMax(),
        constants.roundsMax(),
        constants.faults(),
        constants.spoilsMax(),
        constants.replaceable());
  }

  private static Set<Step> taken(CodeUpdate machine) {
    Set<Step> all = new HashSet<>();
    reached(machine).forEach(state -> all.addAll(machine.steps(state)));
    return all;
  }

  /// The states nearest to the initial one.
  static Set<State> reached(CodeUpdate machine) {
    Set<State> reached = new HashSet<>(machine.initial());
    Queue<State> queue = new ArrayDeque<>(reached);
    while (!queue.isEmpty() && reached.size() < STATES_MAX) {
      State state = queue.remove();
      for (Step step : machine.steps(state)) {
        State next = machine.apply(state, step);
        if (reached.add(next)) {
          queue.add(next);
        }
      }
    }
    return reached;
  }

  /// Steps with arguments in and around their bounds.
  private static Set<Step> conceivable(Constants constants) {
    Set<Step> all =
        new HashSet<>(List.of(new FailBurn(), new FailCode(), new FailSource(), new FailUndo()));
    List<String> names = new ArrayList<>(constants.images().keySet());
    names.add(Words.NO_IMAGE);
    names.forEach(name -> all.add(new Interrupt(name)));
    for (int number = 0; number <= 4; number++) {
      all.add(new SpoilBuffer(number));
      all.add(new SpoilBlock(number));
      all.add(new StopWorker(number));
      all.add(new HangDevice(number));
      all.add(new WorkerStep.Enter(number));
      all.add(new Submit(number, Request.READ));
      all.add(new Submit(number, Request.NONE));
      all.add(new Submit(1, Request.login(number + 1)));
      for (int other = 0; other <= 4; other++) {
        all.add(new WorkerStep.Announce(number, other));
        all.add(new ReplaceModule(number, other));
      }
    }
    return all;
  }
}
