package palimpsest.model.machine.fastload;

import java.util.ArrayList;
import java.util.List;
import palimpsest.model.machine.Machine;
import palimpsest.model.machine.Row;
import palimpsest.model.machine.fastload.FastloadState.Device;
import palimpsest.model.machine.fastload.FastloadState.Login;
import palimpsest.model.machine.fastload.FastloadState.Memory;
import palimpsest.model.machine.fastload.FastloadStep.Advance;
import palimpsest.model.machine.fastload.FastloadStep.Confirm;
import palimpsest.model.machine.fastload.FastloadStep.EnvironmentStep;

/// Fastload: an adapter is updated by a warm restart that keeps its memory, and may lose its power
/// anywhere. The specification's module of that name, action for action.
public final class Fastload implements Machine<FastloadState, FastloadStep> {
  private final FastloadConstants constants;
  private final FastloadWords words;
  private final FastloadUpdateActions updates;
  private final FastloadStartActions starts;
  private final FastloadEnvironmentActions environment;

  public Fastload(FastloadConstants constants) {
    this.constants = constants;
    words = new FastloadWords(constants);
    updates = new FastloadUpdateActions(constants, words);
    starts = new FastloadStartActions(constants, words);
    environment = new FastloadEnvironmentActions(constants);
  }

  @Override
  public List<FastloadState> initial() {
    String first = constants.firstImage();
    int version = constants.image(first).version();
    return List.of(
        new FastloadState(
            Row.each(constants.ports(), _ -> false),
            new Memory(Row.each(constants.ports(), _ -> Login.OUT), first, words.all(first), 0),
            new Device(
                Row.of(words.all(first), words.all(FastloadState.NO_IMAGE)),
                Row.of(new RecordCopy(true, 0, 1, 0, 0, version, 0), RecordCopy.NONE)),
            Key.NONE,
            Progress.STANDING));
  }

  /// The system's step first, then the environment's.
  @Override
  public List<FastloadStep> steps(FastloadState state) {
    List<FastloadStep> steps = new ArrayList<>();
    if (state.step().at() != FastloadPlace.IDLE) {
      steps.add(new Advance(state.step().at()));
    }
    if (starts.isOnTrial(state)) {
      steps.add(new Confirm());
    }
    environment.addEnabled(state, steps);
    return steps;
  }

  @Override
  public boolean enabled(FastloadState state, FastloadStep step) {
    return switch (step) {
      case Advance(FastloadPlace at) -> at != FastloadPlace.IDLE && state.step().at() == at;
      case Confirm _ -> starts.isOnTrial(state);
      case EnvironmentStep event -> environment.enabled(state, event);
    };
  }

  @Override
  public FastloadState apply(FastloadState state, FastloadStep step) {
    if (!enabled(state, step)) {
      throw new IllegalArgumentException("a step is enabled: step=" + step + " state=" + state);
    }
    return switch (step) {
      case Advance(FastloadPlace at) -> advance(state, at);
      case Confirm _ -> starts.confirm(state);
      case EnvironmentStep event -> environment.apply(state, event);
    };
  }

  private FastloadState advance(FastloadState state, FastloadPlace at) {
    return switch (at) {
      case IDLE -> throw new IllegalArgumentException("an update or a start goes on: at=" + at);
      case LOAD_CHUNK -> state.goes(FastloadPlace.CHECK_IMAGE);
      case CHECK_IMAGE -> updates.checkImage(state);
      case STORE_BLOCK -> updates.storeBlock(state);
      case CHECK_SLOT -> updates.checkSlot(state);
      case INITIALIZE_MEMORY -> state.goes(FastloadPlace.IDENTIFY);
      case IDENTIFY -> state.goes(FastloadPlace.CLOSE_GATE);
      case CLOSE_GATE -> state.with(state.step().goes(FastloadPlace.COPY_BLOCK, 1));
      case COPY_BLOCK -> updates.copyBlock(state);
      case VERIFY_COPY -> updates.verifyCopy(state);
      case STORE_TRIAL -> updates.storeTrial(state);
      case SET_WITNESS -> updates.setWitness(state);
      case STORE_KEY -> updates.storeKey(state);
      case RESTART -> updates.begin(state);
      case RESTORE_OLD -> updates.restoreOld(state);
      case RETURN_BUFFER -> state.with(Progress.STANDING);
      case READ_RECORD -> starts.readRecord(state);
      case STORE_TRY -> starts.storeTry(state);
      case READ_KEY -> starts.readKey(state);
      case ERASE_KEY -> starts.eraseKey(state);
      case START_FAST -> starts.startFast(state);
      case SELF_TEST -> starts.selfTest(state);
      case RESET_LINKS -> starts.resetLinks(state);
      case VERIFY_WINDOW -> starts.verifyWindow(state);
      case LOAD_BLOCK -> starts.loadBlock(state);
      case VERIFY_LOADED -> starts.verifyLoaded(state);
      case GIVE_UP_TRIAL -> starts.giveUpTrial(state);
      case START_STANDARD -> starts.startStandard(state);
    };
  }

  @Override
  public String action(FastloadStep step) {
    return step.action();
  }
}
