package palimpsest.model.machine;

import palimpsest.model.machine.State.Buffer;
import palimpsest.model.machine.State.Handover;
import palimpsest.model.machine.State.Images;

/// The old image's update module.
record LoadingActions(Constants constants) {
  State loadChunk(State state) {
    Update update = state.update();
    Buffer buffer = state.images().buffer();
    if (update.block() > constants.windowBlocks()) {
      return WayBack.refused(state, Refusal.BAD_IMAGE);
    }
    boolean isLast = update.block() >= constants.image(update.image()).blocks();
    return state
        .with(state.images().withBuffer(buffer.withBlocks(buffer.blocks().append(update.image()))))
        .with(
            update.with(
                next -> {
                  next.at = isLast ? UpdatePlace.CHECK_IMAGE : UpdatePlace.LOAD_CHUNK;
                  next.block = isLast ? 0 : update.block() + 1;
                }));
  }

  /// What is loaded is the image as it was signed, and it fits. From here on it does not change.
  State checkImage(State state) {
    String name = state.update().image();
    Image image = constants.image(name);
    Buffer buffer = state.images().buffer();
    boolean isGood = buffer.blocks().equals(Words.blocks(name, image)) && image.signed();
    State sealed =
        state.with(
            state.images().withBuffer(new Buffer(buffer.blocks(), true, buffer.executable())));
    return isGood
        ? sealed.with(state.update().goes(UpdatePlace.HAND_OVER))
        : WayBack.refused(sealed, Refusal.BAD_IMAGE);
  }

  State handOver(State state) {
    Images images = state.images();
    return state
        .with(images.withHandover(new Handover(images.running(), state.update().image())))
        .with(state.update().goes(UpdatePlace.BRANCH));
  }

  State branch(State state) {
    Buffer buffer = state.images().buffer();
    return state
        .with(state.images().withBuffer(new Buffer(buffer.blocks(), buffer.sealed(), true)))
        .with(state.update().goes(UpdatePlace.IDENTIFY));
  }
}
