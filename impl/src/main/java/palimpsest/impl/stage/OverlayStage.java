package palimpsest.impl.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.adapter.Signals;
import palimpsest.impl.code.CodeDefiner;
import palimpsest.impl.code.CodeDefinition;
import palimpsest.impl.code.LoadedImage;
import palimpsest.impl.code.RunTimeSegment;
import palimpsest.impl.code.RunningCode;
import palimpsest.impl.image.Checksums;
import palimpsest.impl.image.ImageCheck;
import palimpsest.impl.image.ImageFormat;
import palimpsest.impl.image.ImageHeader;
import palimpsest.impl.image.ImageReader;
import palimpsest.impl.image.Section;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.MemoryMap;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.trace.TraceEvent.Argument;
import palimpsest.impl.update.Refusal;
import palimpsest.model.release.InitializationStep;

/// The overlay (CPY, INI, IOC-3): what can be done ahead is, then the gate closes, the image
/// drains, what is left is merged, and the new image's copy module copies it over the old one,
/// verifies it, and its initialization module prepares its start. The switch is the point of no
/// return.
public sealed interface OverlayStage extends UpdateStage {

  /// The old image is saved, while it runs: its bytes in the window are sealed, and its tables lie
  /// outside.
  record SaveOld(Planned planned) implements OverlayStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      AdapterMemory memory = adapter.memory();
      Span old = planned.old().image().span();
      memory.copy(old, memory.span(Region.SAVED).base());
      return new DefineCode(planned, Checksums.crc32c(memory.view(old)));
    }

    @Override
    public Optional<Undoing> undoing() {
      return Optional.of(planned.undoing());
    }
  }

  /// The new run-time segment is defined from the buffer, and what the copy will be verified
  /// against is computed; from here on the buffer does not change at all.
  record DefineCode(Planned planned, int oldChecksum) implements OverlayStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      LoadedImage image = planned.image();
      AdapterMemory memory = adapter.memory();
      memory.seal(new Span(image.base(), MemoryMap.roundToPages(image.span().sizeBytes())));
      if (checkedAgain(adapter) instanceof ImageCheck.Bad bad) {
        return refuse(adapter, Refusal.Kind.BAD_IMAGE, bad.line());
      }
      CodeDefinition<RunTimeSegment> code =
          CodeDefiner.text(memory, image.span(image.header().sections().text()));
      return switch (code) {
        case CodeDefinition.Defined<RunTimeSegment> defined ->
            new Withdraw(
                new Ready(
                    planned, defined.entry(), expectations(image), oldChecksum, false, List.of()));
        case CodeDefinition.NotDefined<RunTimeSegment> failed ->
            refuse(adapter, Refusal.Kind.BAD_CODE, failed.line());
      };
    }

    @Override
    public Optional<Undoing> undoing() {
      return Optional.of(planned.undoing());
    }

    /// A bit may have turned since the image was checked; in the header it would tell the new code
    /// something else than what was signed.
    private ImageCheck checkedAgain(Adapter adapter) {
      return ImageReader.checkRunning(
          adapter.memory().view(planned.image().span()), adapter.surroundings().trust());
    }

    /// Code as it was signed; header and data segment, in which the tables were placed, as they
    /// are.
    private static List<Ready.Expectation> expectations(LoadedImage image) {
      ImageHeader header = image.header();
      Section front = new Section(0, ImageFormat.HEADER_BYTES);
      Section data = header.sections().data();
      List<Ready.Expectation> expectations = new ArrayList<>();
      for (Section section : List.of(front, data)) {
        expectations.add(
            new Ready.Expectation(
                section, Checksums.crc32c(image.memory().view(image.span(section)))));
      }
      expectations.add(new Ready.Expectation(header.sections().text(), header.checksums().text()));
      expectations.add(
          new Ready.Expectation(header.sections().bootstrap(), header.checksums().bootstrap()));
      return expectations;
    }
  }

  /// Capabilities that the new image does not have are withdrawn from the peers, before it comes.
  record Withdraw(Ready ready) implements OverlayStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      ready.planned().plan().withdrawals().forEach(adapter.surroundings().peers()::withdraw);
      return new CloseGate(ready);
    }

    @Override
    public Optional<Undoing> undoing() {
      return Optional.of(ready.undoing());
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

    @Override
    public Optional<Undoing> undoing() {
      return Optional.of(ready.undoing());
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
      if (!adapter.gate().isDrained()) {
        return this;
      }
      if (actor.isTraced()) {
        for (int worker = 0; worker < adapter.configuration().workers(); worker++) {
          actor.read("worker-" + worker, adapter.gate().sequence(worker));
        }
      }
      return ConvertStage.next(
          adapter, ready.planned(), Optional.of(ready), Cursor.startOf(Cursor.MERGE));
    }

    @Override
    public Optional<Signals.Kind> waitsFor() {
      return Optional.of(Signals.Kind.DRAIN);
    }

    @Override
    public Optional<Undoing> undoing() {
      return Optional.of(ready.undoing());
    }

    /// A request does not leave in time: the gate opens again.
    public UpdateStage expire(Adapter adapter) {
      return refuse(
          adapter,
          Refusal.Kind.DRAIN_EXPIRED,
          "every request inside the image ends within the drain bound; one did not");
    }
  }

  /// The window's bytes may change, and nothing in it is an image until it is whole again.
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

    @Override
    public Optional<Undoing> undoing() {
      return Optional.of(ready.undoing());
    }
  }

  /// One block goes from the buffer to the same place in the window (CPY-3).
  record CopyBlock(Ready ready, long offset) implements OverlayStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      LoadedImage image = ready.planned().image();
      long sizeBytes =
          Math.min(adapter.configuration().copyBlockBytes(), image.span().sizeBytes() - offset);
      ready
          .planned()
          .bootstrap()
          .copy()
          .copyBlock(
              adapter.memory(),
              new Span(image.base() + offset, sizeBytes),
              adapter.windowBase() + offset);
      long behind = offset + sizeBytes;
      return behind < image.span().sizeBytes()
          ? new CopyBlock(ready, behind)
          : new VerifyCopy(ready);
    }

    @Override
    public Optional<Undoing> undoing() {
      return Optional.of(ready.undoing());
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
        if (!ready
            .planned()
            .bootstrap()
            .copy()
            .verify(adapter.memory(), span, expected.checksum())) {
          return unverified(adapter, expected.section());
        }
      }
      return new Initialize(ready, 0);
    }

    @Override
    public Optional<Undoing> undoing() {
      return Optional.of(ready.undoing());
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
        return new Switch(ready);
      }
      Optional<String> failure = perform(adapter, steps.get(index));
      return new Initialize(failure.map(ready::withRemark).orElse(ready), index + 1);
    }

    @Override
    public Optional<Undoing> undoing() {
      return Optional.of(ready.undoing());
    }

    @Override
    public List<Argument> arguments() {
      List<InitializationStep> steps = ready.planned().plan().initialization();
      return List.of(
          new Argument("step", index < steps.size() ? steps.get(index).text() : "none left"));
    }

    /// Code that fails has not initialized, and what it did before cannot be undone.
    private Optional<String> perform(Adapter adapter, InitializationStep step) {
      try {
        return ready.planned().bootstrap().initialization().perform(adapter.memory(), step);
      } catch (RuntimeException | Error e) {
        return Optional.of("could not " + step.text() + ": " + e);
      }
    }
  }

  /// The point of no return: the window is whole, and the code that runs is the new one's (INI-1).
  record Switch(Ready ready) implements OverlayStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      LoadedImage image = ready.planned().image();
      adapter.memory().seal(adapter.memory().span(Region.WINDOW));
      adapter.control().setTracking(0);
      adapter.control().nextGeneration();
      long generation = adapter.control().generation();
      actor.wrote("generation", generation);
      adapter.run(new RunningCode(generation, image.movedTo(adapter.windowBase()), ready.text()));
      return new SwitchedStage.Announcement(SwitchedStage.Finished.of(ready));
    }

    @Override
    public Optional<Undoing> undoing() {
      return Optional.of(ready.undoing());
    }
  }
}
