package palimpsest.impl.system;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.code.LoadedImage;
import palimpsest.impl.device.IoResult;
import palimpsest.impl.driver.ThreadedAdapter;
import palimpsest.impl.image.Digest;
import palimpsest.impl.memory.Region;
import palimpsest.impl.nonvolatile.BootRecord;
import palimpsest.impl.nonvolatile.SlotReading;
import palimpsest.impl.nonvolatile.Slots;
import palimpsest.impl.nonvolatile.Storage;
import palimpsest.impl.source.ImageSourceFactory;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.UpdateCommand;

/// An adapter with storage that runs on threads, as a roll sees it. What it copies goes to the slot
/// that its update will store the image in, and is read back from there (SYS-3).
///
/// @param answers whether it still does; one that has no power does not
public record RunningAdapter(String name, ThreadedAdapter threaded, BooleanSupplier answers)
    implements RolledAdapter {

  @Override
  public Condition condition() {
    if (!answers.getAsBoolean()) {
      return new Condition.Dead();
    }
    if (adapter().control().isUpdating()) {
      return new Condition.Paused();
    }
    if (threaded.lastStart().isEmpty()) {
      return new Condition.Dead();
    }
    LoadedImage image = adapter().running().image();
    return new Condition.Serves(image.header().release(), image.digest());
  }

  @Override
  public Reply copy(ImageSourceFactory image, Digest digest) {
    return alive(image(digest).isPresent() ? new Reply.Done() : copied(image, digest));
  }

  private Reply copied(ImageSourceFactory image, Digest digest) {
    InputDevice reading = new CheckingInput(limitBytes(), adapter().surroundings().trust());
    return switch (reading.accept(image)) {
      case MediumReading.Whole(AcceptedImage whole) when whole.digest().equals(digest) ->
          stored(whole);
      case MediumReading.Whole(AcceptedImage other) ->
          new Reply.Failed("it was given another image: digest=" + other.digest());
      case MediumReading.Bad(String line) -> new Reply.Failed(line);
    };
  }

  private Reply stored(AcceptedImage image) {
    Optional<BootRecord> record = storage().records().read();
    if (record.isEmpty() || record.get().hasTrial() || adapter().control().isUpdating()) {
      return new Reply.Failed("an image is copied while a slot is free: record=" + record);
    }
    MemorySegment bytes = image.bytes().asSegment();
    Slots slots = storage().slots();
    for (int block = 0; block < slots.blocks(bytes.byteSize()); block++) {
      if (slots.storeBlock(record.get().free(), block, bytes)
          instanceof IoResult.Failed(String line)) {
        return new Reply.Failed(line);
      }
    }
    return image(image.digest()).isPresent()
        ? new Reply.Done()
        : new Reply.Failed("a slot reads back as it was written: slot=" + record.get().free());
  }

  @Override
  public Optional<ImageSourceFactory> image(Digest digest) {
    Slots slots = storage().slots();
    return answers.getAsBoolean()
        ? IntStream.rangeClosed(1, Slots.COUNT)
            .filter(slot -> holds(slot, digest))
            .mapToObj(slots::source)
            .findFirst()
        : Optional.empty();
  }

  private boolean holds(int slot, Digest digest) {
    return storage().slots().check(slot, limitBytes(), adapter().surroundings().trust())
            instanceof SlotReading.Whole(var header)
        && header.digest().equals(digest);
  }

  @Override
  public CompletableFuture<Outcome> update(UpdateCommand command) {
    return threaded.interrupt(command);
  }

  @Override
  public Reply confirm() {
    threaded.confirm();
    boolean confirmed = storage().records().read().filter(record -> !record.hasTrial()).isPresent();
    return alive(
        confirmed ? new Reply.Done() : new Reply.Failed("its image could not be confirmed"));
  }

  private Reply alive(Reply reply) {
    return answers.getAsBoolean() ? reply : new Reply.Died();
  }

  private Adapter adapter() {
    return threaded.adapter();
  }

  private Storage storage() {
    return adapter().storage();
  }

  private long limitBytes() {
    return adapter().memory().span(Region.WINDOW).sizeBytes();
  }
}
