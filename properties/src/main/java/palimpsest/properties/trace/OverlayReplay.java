package palimpsest.properties.trace;

import palimpsest.model.machine.EnvironmentStep;
import palimpsest.model.machine.UpdatePlace;
import palimpsest.model.machine.UpdateStep;

/// The pause as far as its events tell. That a block was spoilt leaves no event, so it is supplied
/// where a verification cannot have failed without.
final class OverlayReplay {
  private final UpdateContext context;
  private final ConversionReplay conversion;
  private final UpdateReplay.Forgetting forgetting;

  OverlayReplay(
      UpdateContext context, ConversionReplay conversion, UpdateReplay.Forgetting forgetting) {
    this.context = context;
    this.conversion = conversion;
    this.forgetting = forgetting;
  }

  /// One look at all workers, none of whom is passed over.
  void drain(Event event, UpdateStep step) throws Unexplained, UnreadableTrace {
    context.protocol().take(step);
    int workers = context.header().workers();
    for (int worker = 0; worker < workers; worker++) {
      Touched.read(event, Action.Who.WORKER.prefix() + worker);
    }
    Touched.no(event, workers, 0);
  }

  void block(Event event, UpdateStep step) throws Unexplained, UnreadableTrace {
    int block = context.protocol().state().update().block();
    context.plain(event, step);
    if (event.number(Field.OFFSET) != (block - 1L) * context.header().blockBytes()) {
      throw new Unexplained("blocks are copied and restored in their order: block=" + block);
    }
  }

  void verifyCopy(Event event) throws Unexplained, UnreadableTrace {
    if (event.has(Field.REFUSED)) {
      spoilBlock();
    }
    context.plain(event, new UpdateStep.VerifyCopy());
  }

  void verifyRestored(Event event) throws Unexplained, UnreadableTrace {
    boolean isGood = Touched.writes(event, "generation");
    if (!isGood) {
      spoilBlock();
    }
    context.protocol().take(new UpdateStep.VerifyRestored());
    Touched.no(event, 0, isGood ? 1 : 0);
  }

  private void spoilBlock() throws Unexplained {
    EnvironmentStep.SpoilBlock spoil = new EnvironmentStep.SpoilBlock(1);
    if (context.protocol().enabled(spoil)) {
      context.protocol().take(spoil);
    }
  }

  void initialize(Event event) throws Unexplained, UnreadableTrace {
    context.expectPlace(UpdatePlace.INITIALIZE, event);
    Touched.no(event, 0, 0);
    if (event.flag(Field.LAST)) {
      context.protocol().take(new UpdateStep.Initialize());
    }
  }

  void switchOver(Event event) throws Unexplained, UnreadableTrace {
    context.protocol().take(new UpdateStep.Switch());
    Tables tables = context.tables();
    Touched.wrote(event, "generation");
    boolean stops = tables.isTracking();
    if (stops) {
      Touched.wrote(event, "tracking");
    }
    Touched.no(event, 0, stops ? 2 : 1);
    switched();
  }

  /// The same within a step that says itself what it touches.
  void switchTables() throws Unexplained {
    context.protocol().take(new UpdateStep.Switch());
    switched();
  }

  private void switched() throws Unexplained {
    Tables tables = context.tables();
    for (String structure : conversion.structures()) {
      tables.of(structure).checkConverted();
    }
    context.run(context.pair().loaded());
    tables.switchTo(context.running(), context.created()).forEach(forgetting::forget);
    context.created().clear();
  }

  /// What was created for an image that did not come is no more.
  void release(Event event, UpdateStep step) throws Unexplained, UnreadableTrace {
    context.writing(event, step, "update");
    forgetCreated();
  }

  /// The same within a step that says itself what it touches.
  void releaseTables(UpdateStep step) throws Unexplained {
    context.protocol().take(step);
    forgetCreated();
  }

  private void forgetCreated() {
    context.created().keySet().forEach(forgetting::forget);
  }
}
