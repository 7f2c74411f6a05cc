package palimpsest.model.machine;

import palimpsest.model.machine.State.Gate;
import palimpsest.model.machine.State.Images;

/// The way back of a refused update.
record WayBackActions(Constants constants) {
  State restoreBlock(State state) {
    Update update = state.update();
    Images images = state.images();
    Row<String> saved = images.saved();
    int block = update.block();
    return state
        .with(images.withWindow(images.whole(), images.window().with(block, saved.at(block))))
        .with(PauseActions.nextBlock(update, saved.size(), UpdatePlace.VERIFY_RESTORED));
  }

  /// The window holds the old image again; if it does not, the only way left is forward.
  State verifyRestored(State state) {
    Images images = state.images();
    Update update = state.update();
    Row<String> saved = images.saved();
    boolean isRestored = images.window().first(saved.size()).equals(saved);
    String name = isRestored ? images.running() : update.image();
    Row<String> window = PauseActions.clearedBehind(constants, state, name);
    if (isRestored) {
      WayBack way = new WayBack(true, state.gate() == Gate.OPEN, state.data().tracking());
      return state.with(images.withWindow(true, window)).with(way.of(update));
    }
    return PauseActions.copying(state, true).with(images.withWindow(images.whole(), window));
  }

  State reopenGate(State state) {
    WayBack way = new WayBack(true, true, state.data().tracking());
    return state.with(Gate.OPEN).with(way.of(state.update()));
  }

  State stopTracking(State state) {
    return state
        .with(state.data().withMarks(false, Numbers.NONE))
        .with(WayBack.LAST.of(state.update()));
  }

  State undoBurn(State state) {
    Update update = state.update();
    int module = update.burnt().at(update.burnt().size());
    return state
        .with(state.outside().withLevel(module, update.before().at(module)))
        .with(WayBack.LAST.of(unburnt(update)));
  }

  State returnBuffer(State state) {
    State released = PauseActions.release(constants, state);
    return state.update().withdrawn()
        ? released.with(PauseActions.offered(constants, state))
        : released;
  }

  private static Update unburnt(Update update) {
    return update.with(next -> next.burnt = update.burnt().first(update.burnt().size() - 1));
  }
}
