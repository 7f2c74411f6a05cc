package palimpsest.model.machine.fastload;

import palimpsest.model.machine.Row;
import palimpsest.model.machine.fastload.FastloadConstants.Image;
import palimpsest.model.machine.fastload.FastloadState.Memory;
import palimpsest.model.machine.fastload.Progress.Refusal;

/// An update by fastload, up to the warm restart.
record FastloadUpdateActions(FastloadConstants constants, FastloadWords words) {
  /// Not while a trial runs, as the slot to be written would be its own; and no version below the
  /// counter comes back.
  FastloadState checkImage(FastloadState state) {
    Image image = constants.image(state.step().image());
    RecordCopy current = words.current(state);
    if (!image.signed()) {
      return state.with(state.step().refused(Refusal.BAD_IMAGE));
    }
    if (current.trial() != 0) {
      return state.with(state.step().refused(Refusal.BUSY));
    }
    if (image.version() < current.counter()) {
      return state.with(state.step().refused(Refusal.ROLLBACK));
    }
    int free = FastloadWords.other(current.confirmed());
    return state.with(state.step().withSlot(free).goes(FastloadPlace.STORE_BLOCK, 1));
  }

  FastloadState storeBlock(FastloadState state) {
    Progress step = state.step();
    return state
        .with(state.device().withBlock(step.slot(), step.block(), step.image()))
        .with(behindBlock(step, FastloadPlace.CHECK_SLOT));
  }

  Progress behindBlock(Progress step, FastloadPlace next) {
    return step.block() < constants.blocks()
        ? step.goes(step.at(), step.block() + 1)
        : step.goes(next, 0);
  }

  FastloadState checkSlot(FastloadState state) {
    Progress step = state.step();
    Row<String> stored = state.device().slot().at(step.slot());
    return state.with(
        stored.equals(words.all(step.image()))
            ? step.goes(FastloadPlace.INITIALIZE_MEMORY)
            : step.refused(Refusal.STORAGE_FAILED));
  }

  FastloadState copyBlock(FastloadState state) {
    Progress step = state.step();
    Memory memory = state.memory();
    return state
        .with(memory.withWindow(memory.window().with(step.block(), step.image())))
        .with(behindBlock(step, FastloadPlace.VERIFY_COPY));
  }

  FastloadState verifyCopy(FastloadState state) {
    Progress step = state.step();
    return state.with(
        state.memory().window().equals(words.all(step.image()))
            ? step.goes(FastloadPlace.STORE_TRIAL)
            : step.refused(Refusal.COPY_UNVERIFIED));
  }

  FastloadState storeTrial(FastloadState state) {
    RecordCopy trial = words.current(state).withTrial(state.step().slot(), constants.triesMax());
    return words.put(state, trial).goes(FastloadPlace.SET_WITNESS);
  }

  FastloadState setWitness(FastloadState state) {
    int witness = FastloadWords.witnessOf(words.current(state).epoch());
    return state.with(state.memory().withWitness(witness)).goes(FastloadPlace.STORE_KEY);
  }

  /// Last: the overlay was verified, and the trial is stored.
  FastloadState storeKey(FastloadState state) {
    int epoch = words.current(state).epoch();
    return state
        .with(Key.of(state.step().image(), Key.Adapter.OWN, epoch))
        .goes(FastloadPlace.RESTART);
  }

  /// What comes next is a start.
  FastloadState begin(FastloadState state) {
    return state
        .with(state.memory().withRunning(FastloadState.NO_IMAGE))
        .with(Progress.beginning(FastloadPlace.READ_RECORD, FastloadState.NO_IMAGE));
  }

  FastloadState restoreOld(FastloadState state) {
    Memory memory = state.memory();
    return state
        .with(memory.withWindow(words.all(memory.running())))
        .goes(FastloadPlace.RETURN_BUFFER);
  }
}
