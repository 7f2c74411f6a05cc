package palimpsest.impl.stage;

import java.util.List;
import java.util.Optional;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.adapter.Signals;
import palimpsest.impl.code.CopyModule;
import palimpsest.impl.code.ImageCode;
import palimpsest.impl.code.ImageCodeFailure;
import palimpsest.impl.code.LoadedImage;
import palimpsest.impl.code.RunningCode;
import palimpsest.impl.image.Section;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.trace.TraceEvent.Argument;
import palimpsest.impl.update.Refusal;
import palimpsest.model.release.InitializationStep;

/// The overlay (CPY, INI, IOC-3, FST-3): what can be done ahead is, then the gate closes, the image
/// drains, what is left is merged, and the new image's copy module copies it over the old one,
/// verifies it, and its initialization module prepares its start. The switch is the point of no
/// return.
public sealed interface OverlayStage extends UpdateStage {
  Ready ready();

  @Override
  default Optional<Undoing> undoing() {
    return Optional.of(ready().undoingWithdrawal());
  }

  /// Capabilities that the new image does not have are withdrawn from the peers, before it comes.
  record Withdraw(Ready ready) implements OverlayStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      ready.planned().plan().withdrawals().forEach(adapter.surroundings().peers()::withdraw);
      return new CloseGate(ready);
    }
  }

  /// Here the pause begins: no further request enters the image.
  record CloseGate(Ready ready) implements OverlayStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      adapter.gate().close();
      actor.wrote("gate", adapter.gate().sequence());
      return new Drain(ready);
    }
  }

  /// The requests inside come to their end; how long that may take is the driver's to say.
  record Drain(Ready ready) implements OverlayStage {
    @Override
    public boolean enabled(Adapter adapter) {
      return adapter.gate().isDrained();
    }

    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      if (!adapter.gate().isDrained(actor)) {
        return this;
      }
      return ready.planned().plan().conversions().isEmpty()
          ? new BeginOverlay(ready)
          : new ConvertStage.SeekMark(Converting.merge(ready));
    }

    @Override
    public Optional<Signals.Kind> waitsFor() {
      return Optional.of(Signals.Kind.DRAIN);
    }

    /// The stage instead, once the time for it is over.
    public ExpireDrain expired() {
      return new ExpireDrain(ready);
    }
  }

  /// A request does not leave in time: the gate opens again.
  record ExpireDrain(Ready ready) implements OverlayStage {
    @Override
    public boolean enabled(Adapter adapter) {
      return !adapter.gate().isDrained();
    }

    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      return adapter.gate().isDrained(actor)
          ? this
          : refuse(
              adapter,
              Refusal.Kind.DRAIN_EXPIRED,
              "every request inside the image ends within the drain bound; one did not");
    }
  }

  /// All is reconciled (CPY-2). The window's bytes may change, and nothing in it is an image until
  /// it is whole again.
  record BeginOverlay(Ready ready) implements OverlayStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      AdapterMemory memory = adapter.memory();
      adapter.control().nextGeneration();
      actor.wrote("generation", adapter.control().generation());
      memory.unseal(memory.span(Region.WINDOW));
      ready.clearBehind(ready.planned().image());
      return new CopyBlock(ready, 0);
    }
  }

  /// One block goes from the buffer to the same place in the window (CPY-3): those of its pages
  /// that are not there already.
  record CopyBlock(Ready ready, long offset) implements OverlayStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      LoadedImage image = ready.planned().image();
      long sizeBytes =
          Math.min(adapter.configuration().copyBlockBytes(), image.span().sizeBytes() - offset);
      CopyModule copy = ready.planned().bootstrap().copy();
      for (Section pages : ready.differing().of(new Section(offset, sizeBytes))) {
        Span from = new Span(image.base() + pages.offset(), pages.sizeBytes());
        long to = adapter.windowBase() + pages.offset();
        ImageCode.run(() -> copy.copyBlock(adapter.memory(), from, to));
      }
      long behind = offset + sizeBytes;
      return behind < image.span().sizeBytes()
          ? new CopyBlock(ready, behind)
          : new VerifyCopy(ready);
    }

    @Override
    public List<Argument> arguments() {
      return List.of(new Argument("offset", offset));
    }
  }

  /// The window is compared with what was signed and with what was converted (CPY-4).
  record VerifyCopy(Ready ready) implements OverlayStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      LoadedImage copy = ready.planned().image().movedTo(adapter.windowBase());
      for (Ready.Expectation expected : ready.expectations()) {
        Span span = copy.span(expected.section());
        CopyModule module = ready.planned().bootstrap().copy();
        boolean same =
            ImageCode.call(() -> module.verify(adapter.memory(), span, expected.checksum()));
        if (!same) {
          return unverified(adapter, expected.section());
        }
      }
      return adapter.surroundings().storage().isPresent()
          ? new RestartStage.StoreTrial(ready)
          : new Initialize(ready, 0);
    }

    private UpdateStage unverified(Adapter adapter, Section section) {
      String line =
          "the copy in the window is what was copied: differs from="
              + section.offset()
              + " to="
              + section.endOffset();
      return refuse(adapter, Refusal.Kind.COPY_UNVERIFIED, line);
    }
  }

  /// One of the things that the image needs done before it starts, in its order (INI-2). What fails
  /// is remarked, as there is no undoing it.
  record Initialize(Ready ready, int index) implements OverlayStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      List<InitializationStep> steps = ready.planned().plan().initialization();
      if (index >= steps.size()) {
        actor.say("last", "true");
        return new Switch(ready);
      }
      Optional<String> failure = perform(adapter, steps.get(index));
      return new Initialize(failure.map(ready::withRemark).orElse(ready), index + 1);
    }

    @Override
    public List<Argument> arguments() {
      List<InitializationStep> steps = ready.planned().plan().initialization();
      return index < steps.size()
          ? List.of(new Argument("initialization", steps.get(index).text()))
          : List.of();
    }

    /// Code that fails has not initialized, and what it did before cannot be undone.
    private Optional<String> perform(Adapter adapter, InitializationStep step) {
      try {
        return ImageCode.call(
            () -> ready.planned().bootstrap().initialization().perform(adapter.memory(), step));
      } catch (ImageCodeFailure e) {
        return Optional.of("could not " + step.text() + ": " + e.getMessage());
      }
    }
  }

  /// The point of no return: the window is whole, and the code that runs is the new one's (INI-1,
  /// INI-3).
  record Switch(Ready ready) implements OverlayStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      LoadedImage image = ready.planned().image();
      adapter.memory().seal(adapter.memory().span(Region.WINDOW));
      if (adapter.marks().isTracking()) {
        adapter.marks().track(0, actor);
      }
      adapter.control().nextGeneration();
      long generation = adapter.control().generation();
      actor.wrote("generation", generation);
      adapter.run(new RunningCode(generation, image.movedTo(adapter.windowBase()), ready.text()));
      return new SwitchedStage.Grant(SwitchedStage.Finished.of(ready));
    }
  }
}
