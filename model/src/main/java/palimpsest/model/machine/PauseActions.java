package palimpsest.model.machine;

import palimpsest.model.machine.State.Buffer;
import palimpsest.model.machine.State.Data;
import palimpsest.model.machine.State.Gate;
import palimpsest.model.machine.State.Handover;
import palimpsest.model.machine.State.Images;

/// The pause: the gate is closed, the image is overlaid, the gate opens again.
record PauseActions(Constants constants) {
  State closeGate(State state) {
    return goes(state, UpdatePlace.DRAIN).with(Gate.CLOSED);
  }

  State drain(State state) {
    return Conversion.isConverting(constants, state)
        ? state.with(Conversion.seeks(state.update(), 1))
        : goes(state, UpdatePlace.BEGIN_OVERLAY);
  }

  /// How long is for the driver to say.
  State expireDrain(State state) {
    return WayBack.refused(state, Refusal.DRAIN_EXPIRED);
  }

  State beginOverlay(State state) {
    String name = state.update().image();
    return copying(state, false)
        .with(state.images().withWindow(false, clearedBehind(constants, state, name)));
  }

  State copyBlock(State state) {
    Update update = state.update();
    Images images = state.images();
    Row<String> blocks = images.buffer().blocks();
    int block = update.block();
    return state
        .with(images.withWindow(images.whole(), images.window().with(block, blocks.at(block))))
        .with(nextBlock(update, blocks.size(), UpdatePlace.VERIFY_COPY));
  }

  State verifyCopy(State state) {
    Images images = state.images();
    Row<String> blocks = images.buffer().blocks();
    if (images.window().first(blocks.size()).equals(blocks)
        && constants.image(state.update().image()).copies()) {
      return goes(state, UpdatePlace.INITIALIZE);
    }
    return state.update().forced()
        ? goes(state, UpdatePlace.LOST)
        : WayBack.refused(state, Refusal.COPY_UNVERIFIED);
  }

  State initialize(State state) {
    return goes(state, UpdatePlace.SWITCH);
  }

  /// The point of no return: the window is whole, and its code is what is entered.
  State switchOver(State state) {
    Update update = state.update();
    return goes(state, UpdatePlace.GRANT)
        .with(state.images().switchedTo(update.image()))
        .with(new Data(state.data().tables(), update.root(), false, Numbers.NONE));
  }

  /// Peers count on what the new image offers from now on, and not before.
  State grant(State state) {
    return goes(state, UpdatePlace.OPEN_GATE).with(offered(constants, state));
  }

  State openGate(State state) {
    return goes(state, UpdatePlace.RELEASE_BUFFER).with(Gate.OPEN);
  }

  State releaseBuffer(State state) {
    return release(constants, state);
  }

  /// Memory that is free has no content.
  static State release(Constants constants, State state) {
    Images images = state.images();
    Data data = state.data();
    return state
        .with(
            new Images(
                images.whole(),
                images.window(),
                Row.empty(),
                Buffer.EMPTY,
                Handover.NONE,
                images.running()))
        .with(data.withTable(3 - data.root(), Row.each(constants.ports(), _ -> Entry.BLANK)))
        .with(Update.NONE);
  }

  /// Peers count on what the running image offers.
  static State.Outside offered(Constants constants, State state) {
    return state.outside().withPeers(constants.image(state.images().running()).offers());
  }

  /// The window without what lies behind an image.
  static Row<String> clearedBehind(Constants constants, State state, String name) {
    int blocks = constants.image(name).blocks();
    Row<String> window = state.images().window();
    return Row.each(window.size(), block -> block <= blocks ? window.at(block) : Words.NO_IMAGE);
  }

  static Update nextBlock(Update update, int blocks, UpdatePlace behind) {
    boolean isLast = update.block() >= blocks;
    return update.with(
        next -> {
          next.at = isLast ? behind : update.at();
          next.block = isLast ? 0 : update.block() + 1;
        });
  }

  static State copying(State state, boolean isForced) {
    return state.with(
        state
            .update()
            .with(
                next -> {
                  next.at = UpdatePlace.COPY_BLOCK;
                  next.block = 1;
                  next.forced = isForced || next.forced;
                }));
  }

  private static State goes(State state, UpdatePlace place) {
    return state.with(state.update().goes(place));
  }
}
