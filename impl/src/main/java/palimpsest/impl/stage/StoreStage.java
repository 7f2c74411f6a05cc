package palimpsest.impl.stage;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.code.Bootstrap;
import palimpsest.impl.code.ImageCode;
import palimpsest.impl.code.LoadedImage;
import palimpsest.impl.device.IoResult;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;
import palimpsest.impl.nonvolatile.BootRecord;
import palimpsest.impl.nonvolatile.SlotReading;
import palimpsest.impl.nonvolatile.Storage;
import palimpsest.impl.stage.UpdateStage.Loading;
import palimpsest.impl.table.TableSpace;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.trace.TraceEvent.Argument;
import palimpsest.impl.update.Refusal;
import palimpsest.model.release.Version;

/// What a fastload update does before it looks for differences: the new image goes to the slot that
/// is free, as it was signed, and initializes memory that the old one does not use (SYS-3, FST-1,
/// FST-2). Should the update be refused, nothing refers to what is stored.
public sealed interface StoreStage extends UpdateStage {
  Branched branched();

  @Override
  default Optional<Undoing> undoing() {
    return Optional.of(branched().loading().undoing());
  }

  /// The new image and its bootstrap, which has the word now.
  record Branched(Loading loading, LoadedImage image, Bootstrap bootstrap) {}

  /// Why an image of that version must not come: it is older than the counter allows, or the
  /// running one is still on trial, and its slot the only free one. Without storage nothing is
  /// barred.
  static Optional<Refusal> barred(Adapter adapter, Version version) {
    return adapter.surroundings().storage().flatMap(storage -> barred(storage, version));
  }

  private static Optional<Refusal> barred(Storage storage, Version version) {
    Optional<BootRecord> record = storage.records().read();
    if (record.isEmpty()) {
      return Optional.of(
          new Refusal(Refusal.Kind.STORAGE_FAILED, "the boot record cannot be read"));
    }
    if (record.get().hasTrial()) {
      return Optional.of(
          new Refusal(
              Refusal.Kind.BUSY,
              "an image is still on trial, and no other comes before it is confirmed: slot="
                  + record.get().trial()));
    }
    Version counter = record.get().counter();
    return version.compareTo(counter) < 0
        ? Optional.of(
            new Refusal(
                Refusal.Kind.ROLLBACK,
                "the image is older than the anti-rollback counter allows: version="
                    + version
                    + " counter="
                    + counter))
        : Optional.empty();
  }

  /// The slot that the confirmed image is not in.
  private static Optional<Integer> freeSlot(Storage storage) {
    return storage.records().read().map(BootRecord::free);
  }

  /// One block of the new image goes from the buffer to the free slot.
  record StoreBlock(Branched branched, int block) implements StoreStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      Storage storage = adapter.storage();
      MemorySegment image = adapter.memory().view(branched.image().span());
      IoResult result =
          freeSlot(storage)
              .map(slot -> storage.slots().storeBlock(slot, block, image))
              .orElse(new IoResult.Failed("the boot record cannot be read"));
      if (result instanceof IoResult.Failed(String line)) {
        return refuse(adapter, Refusal.Kind.STORAGE_FAILED, line);
      }
      return block + 1 < storage.slots().blocks(image.byteSize())
          ? new StoreBlock(branched, block + 1)
          : new CheckSlot(branched);
    }

    @Override
    public List<Argument> arguments() {
      return List.of(new Argument("block", block));
    }
  }

  /// The slot is read back: it holds the image that is in the buffer.
  record CheckSlot(Branched branched) implements StoreStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      Storage storage = adapter.storage();
      long limitBytes = adapter.memory().span(Region.WINDOW).sizeBytes();
      SlotReading reading =
          freeSlot(storage)
              .map(slot -> storage.slots().check(slot, limitBytes, adapter.surroundings().trust()))
              .orElse(new SlotReading.Bad("the boot record cannot be read"));
      return switch (reading) {
        case SlotReading.Whole(var header) when header.digest().equals(branched.image().digest()) ->
            new InitializeMemory(branched);
        case SlotReading.Whole(var header) ->
            refuse(adapter, "it holds another image: digest=" + header.digest());
        case SlotReading.Bad(String line) -> refuse(adapter, line);
      };
    }

    private UpdateStage refuse(Adapter adapter, String line) {
      return refuse(
          adapter,
          Refusal.Kind.STORAGE_FAILED,
          "a slot did not read back as it was written: " + line);
    }
  }

  /// The new image initializes what is free of memory: room for tables, and for the old image to be
  /// saved in. That is all it is given; done again, it comes to the same.
  record InitializeMemory(Branched branched) implements StoreStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      List<MemorySegment> free = free(adapter);
      ImageCode.run(() -> branched.bootstrap().initialization().initializeMemory(free));
      return new ReconcileStage.Identify(
          branched.loading(), branched.image(), branched.bootstrap());
    }

    private List<MemorySegment> free(Adapter adapter) {
      List<Span> spans =
          new ArrayList<>(
              new TableSpace(
                      adapter.memory().span(Region.TABLES),
                      branched.loading().old().image().tableSpans())
                  .free());
      spans.add(adapter.memory().span(Region.SAVED));
      return spans.stream().map(adapter.memory()::target).toList();
    }
  }
}
