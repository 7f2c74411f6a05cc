package palimpsest.properties.roll;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import palimpsest.impl.image.Digest;
import palimpsest.impl.source.ImageSourceFactory;
import palimpsest.impl.system.Condition;
import palimpsest.impl.system.Reply;
import palimpsest.impl.system.RolledAdapter;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.Refusal;
import palimpsest.impl.update.UpdateCommand;
import palimpsest.model.machine.storage.StorageState;

/// An adapter of two slots that does what it is asked, and whose updates, deaths and returns are in
/// the hand of an explorer.
final class SlotAdapter implements RolledAdapter {
  private final String name;
  private final RollImages images;
  private String version;
  private String device = StorageState.NO_IMAGE;
  private boolean trial;
  private boolean dead;
  private @Nullable Update update;

  /// An update that runs, of the image in the device.
  private record Update(String id, CompletableFuture<Outcome> outcome) {}

  SlotAdapter(String name, RollImages images, String version) {
    this.name = name;
    this.images = images;
    this.version = version;
  }

  @Override
  public String name() {
    return name;
  }

  String version() {
    return version;
  }

  String device() {
    return device;
  }

  boolean isOnTrial() {
    return trial;
  }

  boolean isUpdating() {
    return update != null;
  }

  boolean isDead() {
    return dead;
  }

  @Override
  public Condition condition() {
    if (dead) {
      return new Condition.Dead();
    }
    return update == null ? images.serves(version) : new Condition.Paused();
  }

  @Override
  public Reply copy(ImageSourceFactory image, Digest digest) {
    if (dead) {
      return new Reply.Died();
    }
    if (image(digest).isEmpty()) {
      if (trial) {
        return new Reply.Failed("no slot is free");
      }
      device = images.name(digest);
    }
    return new Reply.Done();
  }

  @Override
  public Optional<ImageSourceFactory> image(Digest digest) {
    String wanted = images.name(digest);
    return !dead && (wanted.equals(version) || wanted.equals(device))
        ? Optional.of(images.image(wanted).source())
        : Optional.empty();
  }

  @Override
  public CompletableFuture<Outcome> update(UpdateCommand command) {
    Update begun = new Update(command.id(), new CompletableFuture<>());
    update = begun;
    return begun.outcome();
  }

  @Override
  public Reply confirm() {
    if (dead) {
      return new Reply.Died();
    }
    trial = false;
    return new Reply.Done();
  }

  /// The update that runs comes through: the slots change places.
  void updated() {
    String before = version;
    version = device;
    device = before;
    trial = true;
    var release = images.image(version).release();
    end(new Outcome.Updated(id(), release.version(), release.version(), List.of(), List.of()));
  }

  void refused() {
    Refusal refusal = new Refusal(Refusal.Kind.BAD_CODE, "the new code fails");
    end(new Outcome.Refused(id(), refusal, List.of()));
  }

  void die() {
    dead = true;
    if (update != null) {
      end(new Outcome.Lost(id(), "no power"));
    }
  }

  void comeBack() {
    dead = false;
  }

  private String id() {
    return running().id();
  }

  private Update running() {
    if (update == null) {
      throw new IllegalStateException("an update runs: adapter=" + name);
    }
    return update;
  }

  private void end(Outcome outcome) {
    CompletableFuture<Outcome> ending = running().outcome();
    update = null;
    ending.complete(outcome);
  }
}
