package palimpsest.impl.stage;

import java.util.List;
import java.util.Optional;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.code.Bootstrap;
import palimpsest.impl.code.CodeDefinition;
import palimpsest.impl.code.ImageCode;
import palimpsest.impl.code.LoadedImage;
import palimpsest.impl.handover.Handover;
import palimpsest.impl.handover.HandoverBlock;
import palimpsest.impl.image.ImageCheck;
import palimpsest.impl.image.ImageHeader;
import palimpsest.impl.image.Section;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.MemoryMap;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;
import palimpsest.impl.source.Chunk;
import palimpsest.impl.table.TableLimits;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.trace.TraceEvent.Argument;
import palimpsest.impl.update.Refusal;

/// The old image's update module at work: load the new image, check it, hand over, branch (TRG-2,
/// LDR, HND, BR, FST-11).
public sealed interface LoadStage extends UpdateStage {
  Loading loading();

  @Override
  default Optional<Undoing> undoing() {
    return Optional.of(loading().undoing());
  }

  /// The next chunk of the image goes from its source to the buffer.
  record LoadChunk(Loading loading, long loadedBytes) implements LoadStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      Chunk chunk =
          ImageCode.call(
              () ->
                  loading
                      .old()
                      .text()
                      .updateModule()
                      .load(adapter.memory(), loading.source(), loadedBytes));
      return switch (chunk) {
        case Chunk.Read read -> new LoadChunk(loading, loadedBytes + read.bytes());
        case Chunk.End _ -> {
          loading.source().close();
          actor.say("last", "true");
          yield new CheckImage(loading, loadedBytes);
        }
        case Chunk.Exceeds exceeds -> refuse(adapter, Refusal.Kind.BAD_IMAGE, exceeds.line());
        case Chunk.Failed failed -> {
          actor.turnsOut("FailSource");
          yield refuse(adapter, Refusal.Kind.SOURCE_FAILED, failed.line());
        }
      };
    }

    /// For whatever reason it is refused, nobody reads on.
    @Override
    public UpdateStage refuse(Adapter adapter, Refusal.Kind kind, String line) {
      loading.source().close();
      return LoadStage.super.refuse(adapter, kind, line);
    }

    @Override
    public List<Argument> arguments() {
      return List.of(new Argument("loadedBytes", loadedBytes));
    }
  }

  /// The loaded bytes are sealed, then checked: what is checked is what stays (LDR-5). Of an image
  /// that is sound the data segment is opened again, for the roots of its tables.
  record CheckImage(Loading loading, long loadedBytes) implements LoadStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      AdapterMemory memory = adapter.memory();
      memory.seal(memory.span(Region.BUFFER));
      ImageCheck check =
          ImageCode.call(
              () ->
                  loading
                      .old()
                      .text()
                      .updateModule()
                      .check(memory, loadedBytes, adapter.surroundings().trust()));
      return switch (check) {
        case ImageCheck.Whole whole -> {
          actor.say("image", whole.header().release().name());
          adapter.surroundings().storage().ifPresent(_ -> StartStage.readRecord(adapter, actor));
          yield checked(adapter, whole.header());
        }
        case ImageCheck.Bad bad -> refuse(adapter, Refusal.Kind.BAD_IMAGE, bad.line());
      };
    }

    private UpdateStage checked(Adapter adapter, ImageHeader header) {
      Optional<String> exceeded = TableLimits.exceededBy(header.release());
      if (exceeded.isPresent()) {
        return refuse(adapter, Refusal.Kind.BAD_IMAGE, exceeded.get());
      }
      Optional<Refusal> barred = StoreStage.barred(adapter, header.release().version());
      if (barred.isPresent()) {
        return refuse(adapter, barred.get().kind(), barred.get().line());
      }
      Section data = header.sections().data();
      adapter
          .memory()
          .unseal(
              new Span(
                  adapter.memory().span(Region.BUFFER).base() + data.offset(),
                  MemoryMap.roundToPages(data.sizeBytes())));
      return new HandOver(loading, header);
    }
  }

  /// Pointers, versions and capability fields go to the handover block.
  record HandOver(Loading loading, ImageHeader header) implements LoadStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      LoadedImage old = loading.old().image();
      Handover handover =
          new Handover(
              old.span(),
              new Span(adapter.memory().span(Region.BUFFER).base(), header.imageSizeBytes()),
              old.version(),
              header.release().version(),
              old.origin(),
              old.release().supports(),
              adapter.surroundings().environment(),
              loading.command().policy());
      ImageCode.run(() -> loading.old().text().updateModule().handOver(adapter.memory(), handover));
      return new Branch(loading);
    }
  }

  /// The branch into the new image's bootstrap, which its own header locates (BR-1).
  record Branch(Loading loading) implements LoadStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      AdapterMemory memory = adapter.memory();
      memory.setExecutable(Region.BUFFER, true);
      Span target = ImageCode.call(() -> loading.old().text().updateModule().branchTarget(memory));
      CodeDefinition<Bootstrap> code = adapter.definer().bootstrap(memory, target);
      return switch (code) {
        case CodeDefinition.Defined<Bootstrap> defined ->
            branched(
                adapter,
                LoadedImage.at(memory, HandoverBlock.read(memory).newImage()),
                defined.entry());
        case CodeDefinition.NotDefined<Bootstrap> failed -> {
          actor.turnsOut("FailCode");
          yield refuse(adapter, Refusal.Kind.BAD_CODE, failed.line());
        }
      };
    }

    private UpdateStage branched(Adapter adapter, LoadedImage image, Bootstrap bootstrap) {
      return adapter.surroundings().storage().isPresent()
          ? new StoreStage.StoreBlock(new StoreStage.Branched(loading, image, bootstrap), 0)
          : new ReconcileStage.Identify(loading, image, bootstrap);
    }
  }
}
