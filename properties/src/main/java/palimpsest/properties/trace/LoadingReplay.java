package palimpsest.properties.trace;

import palimpsest.model.machine.EnvironmentStep;
import palimpsest.model.machine.State.Buffer;
import palimpsest.model.machine.Update;
import palimpsest.model.machine.UpdatePlace;
import palimpsest.model.machine.UpdateStep;
import palimpsest.properties.trace.TraceHeader.ImageInfo;

/// The loading of an image as far as its events tell.
///
/// Which image comes is known once it is checked; until then another stands for it. Chunks need not
/// be blocks: the machine loads all blocks when the image is checked.
final class LoadingReplay {
  private final UpdateContext context;
  private boolean isLoaded;

  LoadingReplay(UpdateContext context) {
    this.context = context;
  }

  /// The action that comes next, where the machine thinks that it is a chunk.
  UpdatePlace next(UpdatePlace place) {
    return place == UpdatePlace.LOAD_CHUNK && isLoaded ? UpdatePlace.CHECK_IMAGE : place;
  }

  void interrupt() throws Unexplained {
    isLoaded = false;
    begin(PairConstants.UNKNOWN);
  }

  void loadChunk(Event event) throws Unexplained, UnreadableTrace {
    context.expectPlace(UpdatePlace.LOAD_CHUNK, event);
    expectMore();
    Touched.no(event, 0, 0);
    if (event.has(Field.REFUSED)) {
      load();
    }
    isLoaded = event.flag(Field.LAST);
  }

  void expectMore() throws Unexplained {
    if (isLoaded) {
      throw new Unexplained("the image was read to its end");
    }
  }

  void checkImage(Event event) throws Unexplained, UnreadableTrace {
    context.expectPlace(UpdatePlace.LOAD_CHUNK, event);
    if (!isLoaded) {
      throw new Unexplained("the image was not read to its end");
    }
    boolean isStored = event.has(Field.IMAGE) && context.header().storage().isPresent();
    Touched.no(event, isStored ? 1 : 0, 0);
    if (!event.has(Field.REFUSED)) {
      String name = event.text(Field.IMAGE);
      begin(
          context
              .header()
              .image(name)
              .orElseThrow(
                  () ->
                      new UnreadableTrace(
                          event.line(), "the header has the image that is loaded: image=" + name)));
    }
    load();
  }

  private void begin(ImageInfo loaded) throws Unexplained {
    Protocol protocol = context.protocol();
    context.pair(PairConstants.loading(context.header(), context.running(), loaded));
    protocol.tell(state -> state.with(Update.NONE).with(state.images().withBuffer(Buffer.EMPTY)));
    protocol.become(context.pair().constants());
    protocol.take(new EnvironmentStep.Interrupt(loaded.name()));
  }

  private void load() throws Unexplained {
    Protocol protocol = context.protocol();
    while (protocol.place() == UpdatePlace.LOAD_CHUNK) {
      protocol.take(new UpdateStep.LoadChunk());
    }
    if (protocol.place() == UpdatePlace.CHECK_IMAGE) {
      protocol.take(new UpdateStep.CheckImage());
    }
  }
}
