package palimpsest.model.machine.fastload;

import palimpsest.model.machine.Row;
import palimpsest.model.machine.fastload.FastloadState.Login;
import palimpsest.model.machine.fastload.FastloadState.Memory;

/// A start, and the confirmation of what was started.
record FastloadStartActions(FastloadConstants constants, FastloadWords words) {
  /// Tries are left, its slot is whole, and it is not too old.
  private boolean isTrialStarted(FastloadState state) {
    RecordCopy current = words.current(state);
    if (current.trial() == 0 || current.tries() == 0) {
      return false;
    }
    String image = words.imageIn(state, current.trial());
    return !image.equals(FastloadState.NO_IMAGE)
        && constants.image(image).version() >= current.counter();
  }

  FastloadState readRecord(FastloadState state) {
    RecordCopy current = words.current(state);
    int slot = isTrialStarted(state) ? current.trial() : current.confirmed();
    return state.with(state.step().withSlot(slot).goes(FastloadPlace.STORE_TRY));
  }

  FastloadState storeTry(FastloadState state) {
    RecordCopy current = words.current(state);
    boolean isTrial = state.step().slot() == current.trial();
    RecordCopy counted =
        isTrial ? current.withTrial(current.trial(), current.tries() - 1) : current.withTrial(0, 0);
    int epoch = FastloadWords.after(current.epoch(), constants.epochs());
    Memory memory = state.memory();
    boolean isFresh = memory.witness() == FastloadWords.witnessOf(current.epoch());
    return words
        .put(state, counted.withEpoch(epoch))
        .with(memory.withWitness(isFresh ? memory.witness() : 0))
        .goes(FastloadPlace.READ_KEY);
  }

  /// Whether the key is for this start: whole, of the image that is started, of this adapter, of
  /// the epoch before this one, and memory has been kept since.
  private boolean opens(FastloadState state) {
    Key key = state.key();
    return key.kind() == Key.Kind.WHOLE
        && key.image().equals(words.imageIn(state, state.step().slot()))
        && key.adapter() == Key.Adapter.OWN
        && FastloadWords.after(key.epoch(), constants.epochs()) == words.current(state).epoch()
        && state.memory().witness() == FastloadWords.witnessOf(key.epoch());
  }

  FastloadState readKey(FastloadState state) {
    return state.with(state.step().chosen(opens(state)));
  }

  FastloadState eraseKey(FastloadState state) {
    return state
        .with(Key.NONE)
        .with(state.memory().withWitness(0))
        .goes(state.step().fast() ? FastloadPlace.START_FAST : FastloadPlace.SELF_TEST);
  }

  FastloadState startFast(FastloadState state) {
    String image = words.imageIn(state, state.step().slot());
    return state.with(state.memory().withRunning(image)).with(Progress.STANDING);
  }

  /// All memory is written and read back, and holds nothing afterwards, but for the window.
  FastloadState selfTest(FastloadState state) {
    return forgotten(state).goes(FastloadPlace.RESET_LINKS);
  }

  private FastloadState forgotten(FastloadState state) {
    return state.with(state.memory().withSession(Row.each(constants.ports(), _ -> Login.OUT)));
  }

  /// Logins are forgotten, and the hosts learn of it.
  FastloadState resetLinks(FastloadState state) {
    return forgotten(state)
        .with(Row.each(constants.ports(), _ -> false))
        .goes(FastloadPlace.VERIFY_WINDOW);
  }

  FastloadState verifyWindow(FastloadState state) {
    Row<String> window = state.memory().window();
    boolean isLoaded =
        !words.imageOf(window).equals(FastloadState.NO_IMAGE)
            && window.equals(state.device().slot().at(state.step().slot()));
    return isLoaded
        ? state.goes(FastloadPlace.VERIFY_LOADED)
        : state.with(state.step().goes(FastloadPlace.LOAD_BLOCK, 1));
  }

  /// Into a window that is cleared first.
  FastloadState loadBlock(FastloadState state) {
    Progress step = state.step();
    Memory memory = state.memory();
    Row<String> window = step.block() == 1 ? words.all(FastloadState.NO_IMAGE) : memory.window();
    String block = state.device().slot().at(step.slot()).at(step.block());
    Progress next =
        step.block() < constants.blocks()
            ? step.goes(FastloadPlace.LOAD_BLOCK, step.block() + 1)
            : step.goes(FastloadPlace.VERIFY_LOADED, 0);
    return state.with(memory.withWindow(window.with(step.block(), block))).with(next);
  }

  /// A trial that does not verify is given up; the confirmed image is read again.
  FastloadState verifyLoaded(FastloadState state) {
    Progress step = state.step();
    if (!words.imageOf(state.memory().window()).equals(FastloadState.NO_IMAGE)) {
      return state.goes(FastloadPlace.START_STANDARD);
    }
    return state.with(
        step.slot() == words.current(state).trial()
            ? step.goes(FastloadPlace.GIVE_UP_TRIAL)
            : step.goes(FastloadPlace.LOAD_BLOCK, 1));
  }

  FastloadState giveUpTrial(FastloadState state) {
    RecordCopy current = words.current(state);
    return words
        .put(state, current.withTrial(0, 0))
        .with(state.step().withSlot(current.confirmed()).goes(FastloadPlace.LOAD_BLOCK, 1));
  }

  FastloadState startStandard(FastloadState state) {
    Memory memory = state.memory();
    return state.with(memory.withRunning(words.imageOf(memory.window()))).with(Progress.STANDING);
  }

  /// Whether a trial runs.
  boolean isOnTrial(FastloadState state) {
    return state.step().at() == FastloadPlace.IDLE && words.current(state).trial() != 0;
  }

  /// In one write: there is no instant at which the image is confirmed and the counter not raised.
  FastloadState confirm(FastloadState state) {
    RecordCopy current = words.current(state);
    int version = constants.image(state.memory().running()).version();
    return words.put(state, current.confirming(Math.max(current.counter(), version)));
  }
}
