package palimpsest.properties.crash;

import palimpsest.impl.adapter.AdapterConfiguration;
import palimpsest.impl.code.ImageClasses;
import palimpsest.impl.code.KnownClasses;
import palimpsest.impl.image.SignatureVerifier;
import palimpsest.impl.nonvolatile.Slots;
import palimpsest.model.release.Environment;
import palimpsest.model.release.Promise;
import palimpsest.model.release.Release;
import palimpsest.model.release.ReleaseHistory;
import palimpsest.model.release.UpdatePath;
import palimpsest.properties.world.World;

/// A promised path as a campaign takes it, again and again: both images, and what surrounds them.
///
/// @param oldSlot which the old image is confirmed in as the course begins, 1 or 2
@SuppressWarnings("ArrayRecordComponent") // nobody writes to images
record CrashCase(
    UpdatePath path,
    Ends ends,
    int oldSlot,
    byte[] oldImage,
    byte[] newImage,
    AdapterConfiguration sizes,
    Environment environment,
    SignatureVerifier trust,
    ImageClasses classes) {
  private static final long BLOCK_BYTES = 64 << 10;

  /// The releases that the path leads from and to.
  record Ends(Release from, Release to) {}

  static CrashCase of(ReleaseHistory history, UpdatePath path, int oldSlot, long seed) {
    World world = new World(history.environment(), seed);
    Ends ends =
        new Ends(
            history.release(path.from()).orElseThrow(), history.release(path.to()).orElseThrow());
    byte[] oldImage = world.image(ends.from());
    byte[] newImage = world.image(ends.to());
    long bytes = Math.max(oldImage.length, newImage.length);
    return new CrashCase(
        path,
        ends,
        oldSlot,
        oldImage,
        newImage,
        AdapterConfiguration.small()
            .withWindowBytes(Math.ceilDiv(bytes, BLOCK_BYTES) * BLOCK_BYTES),
        World.environmentOf(history.environment(), ends.from()),
        world.trust(),
        new KnownClasses());
  }

  /// Which the new image goes to.
  int newSlot() {
    return oldSlot == 1 ? Slots.COUNT : 1;
  }

  Release from() {
    return ends.from();
  }

  Release to() {
    return ends.to();
  }

  /// Whether the new release is older than the one that is confirmed: an adapter that keeps a
  /// counter takes no such image, whatever a policy allows.
  boolean isOlder() {
    return to().version().compareTo(from().version()) < 0;
  }

  boolean isNewer() {
    return to().version().compareTo(from().version()) > 0;
  }

  /// Whether the update is to come through where nothing happens.
  boolean isUpdating() {
    return path.promise() != Promise.REFUSED && !isOlder();
  }
}
