package palimpsest.impl.system;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import palimpsest.impl.image.Digest;
import palimpsest.impl.source.Chunk;
import palimpsest.impl.source.ImageSource;
import palimpsest.impl.source.ImageSourceFactory;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.Refusal;
import palimpsest.impl.update.UpdateCommand;
import palimpsest.model.release.Version;

/// An adapter that does what it is asked as soon as the test lets it, and dies when told to.
final class FakeAdapter implements RolledAdapter {
  private final String name;
  private final List<String> log;
  private final Map<Digest, ImageSourceFactory> images = new HashMap<>();
  private Condition condition;
  private Condition.@Nullable Serves next;
  private @Nullable CompletableFuture<Outcome> running;

  /// @param log what happens to this adapter and its peers, in order
  FakeAdapter(String name, Condition.Serves condition, List<String> log) {
    this.name = name;
    this.condition = condition;
    this.log = log;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Condition condition() {
    return condition;
  }

  /// An adapter reads what it copies back, but for the worst: it notes that it was given half.
  @Override
  public Reply copy(ImageSourceFactory image, Digest digest) {
    if (condition instanceof Condition.Dead) {
      return new Reply.Died();
    }
    byte[] bytes = read(image);
    boolean whole = Digest.of(MemorySegment.ofArray(bytes)).equals(RollWorld.fileDigest(digest));
    log.add((whole ? "copied " : "copied half ") + name);
    images.put(digest, image);
    if (whole) {
      next = RollWorld.serves(bytes);
    }
    return new Reply.Done();
  }

  private static byte[] read(ImageSourceFactory image) {
    try (ImageSource source = image.open()) {
      ByteBuffer bytes = ByteBuffer.allocate(1 << 20);
      Chunk chunk = source.next(bytes);
      while (chunk instanceof Chunk.Read) {
        chunk = source.next(bytes);
      }
      byte[] all = new byte[bytes.flip().remaining()];
      bytes.get(all);
      return all;
    }
  }

  @Override
  public Optional<ImageSourceFactory> image(Digest digest) {
    return condition instanceof Condition.Dead
        ? Optional.empty()
        : Optional.ofNullable(images.get(digest));
  }

  @Override
  public CompletableFuture<Outcome> update(UpdateCommand command) {
    log.add("begun " + name);
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    condition = new Condition.Paused();
    running = outcome;
    return outcome;
  }

  boolean isUpdating() {
    return running != null && !running.isDone();
  }

  /// The update that runs ends: as it should, or with a refusal, which leaves the image before.
  void finish(Condition.Serves before, boolean refuses) {
    CompletableFuture<Outcome> outcome = running;
    if (outcome == null) {
      throw new IllegalStateException("an update runs");
    }
    Condition.Serves after = next;
    if (condition instanceof Condition.Dead) {
      log.add("failed " + name);
      outcome.complete(new Outcome.Lost(name, "no power"));
    } else if (refuses || after == null) {
      log.add("failed " + name);
      condition = before;
      Refusal refusal = new Refusal(Refusal.Kind.BAD_CODE, "the new code fails");
      outcome.complete(new Outcome.Refused(name, refusal, List.of()));
    } else {
      log.add("updated " + name);
      condition = after;
      Version from = before.release().version();
      outcome.complete(
          new Outcome.Updated(name, from, after.release().version(), List.of(), List.of()));
    }
  }

  @Override
  public Reply confirm() {
    return condition instanceof Condition.Dead ? new Reply.Died() : new Reply.Done();
  }

  void pause() {
    condition = new Condition.Paused();
  }

  void die() {
    log.add("died " + name);
    condition = new Condition.Dead();
  }
}
