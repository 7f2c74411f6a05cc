package palimpsest.impl.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.code.CodeDefinition;
import palimpsest.impl.code.ImageCode;
import palimpsest.impl.code.LoadedImage;
import palimpsest.impl.code.RunTimeSegment;
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
import palimpsest.impl.table.Table;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.update.Refusal;
import palimpsest.impl.update.StructurePlan;

/// What takes long and does not depend on what hosts do: all of it lies ahead of the tracking of
/// their changes, so that between the last count of them and the pause there is next to nothing
/// (CPY-6, IOC-5).
public sealed interface PrepareStage extends UpdateStage {
  Planned planned();

  @Override
  default Optional<Undoing> undoing() {
    return Optional.of(planned().undoing());
  }

  /// Structures that the old image does not have get their entries.
  record CreateStructures(Planned planned) implements PrepareStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      for (StructurePlan plan : planned.plan().structures()) {
        if (plan instanceof StructurePlan.Create create) {
          create(adapter, actor, create);
        }
      }
      return new SaveOld(planned);
    }

    private void create(Adapter adapter, Actor actor, StructurePlan.Create create) {
      Table table = planned.image().table(create.target());
      for (int entry = 0; create.present() && entry < table.entries(); entry++) {
        Span span = table.entry(entry);
        ImageCode.run(
            () -> planned.bootstrap().conversion().create(create, adapter.memory().target(span)));
        long header = Table.nextHeader(0, true);
        adapter.memory().writeVolatile(span.base(), header);
        if (actor.isTraced()) {
          actor.wrote(
              planned.image().layouts().get(create.target()).location(entry),
              Table.changes(header));
        }
      }
    }
  }

  /// The old image is saved, while it runs: its bytes in the window are sealed, and its tables lie
  /// outside.
  record SaveOld(Planned planned) implements PrepareStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      AdapterMemory memory = adapter.memory();
      Span old = planned.old().image().span();
      memory.copy(old, memory.span(Region.SAVED).base());
      return new DefineCode(planned, Checksums.crc32c(memory.view(old)));
    }
  }

  /// The new run-time segment is defined from the buffer, what is to be copied is found, and what
  /// the copy will be verified against is computed; from here on the buffer does not change at all.
  record DefineCode(Planned planned, int oldChecksum) implements PrepareStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      LoadedImage image = planned.image();
      AdapterMemory memory = adapter.memory();
      memory.seal(new Span(image.base(), MemoryMap.roundToPages(image.span().sizeBytes())));
      if (checkedAgain(adapter) instanceof ImageCheck.Bad bad) {
        return refuse(adapter, Refusal.Kind.BAD_IMAGE, bad.line());
      }
      CodeDefinition<RunTimeSegment> code =
          adapter.definer().text(memory, image.span(image.header().sections().text()));
      return switch (code) {
        case CodeDefinition.Defined<RunTimeSegment> defined ->
            prepared(
                new Ready(
                    planned,
                    defined.entry(),
                    DifferingPages.of(memory, image.span(), adapter.windowBase()),
                    expectations(image),
                    oldChecksum,
                    false,
                    List.of()));
        case CodeDefinition.NotDefined<RunTimeSegment> failed -> {
          actor.turnsOut("FailCode");
          yield refuse(adapter, Refusal.Kind.BAD_CODE, failed.line());
        }
      };
    }

    private UpdateStage prepared(Ready ready) {
      return planned.plan().conversions().isEmpty()
          ? new OverlayStage.Withdraw(ready)
          : new ConvertStage.StartTracking(ready);
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
}
