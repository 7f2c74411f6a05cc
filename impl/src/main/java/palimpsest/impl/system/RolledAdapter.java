package palimpsest.impl.system;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import palimpsest.impl.image.Digest;
import palimpsest.impl.source.ImageSourceFactory;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.UpdateCommand;

/// What a roll asks of one adapter. It may die at any time.
public interface RolledAdapter {
  String name();

  Condition condition();

  /// Copies an image to the local memory device; hosts do not notice (SYS-3).
  Reply copy(ImageSourceFactory image, Digest digest);

  /// The image with that digest, if the local memory device holds it whole.
  Optional<ImageSourceFactory> image(Digest digest);

  /// Begins an update; the future ends, exceptionally where the adapter itself is at fault.
  CompletableFuture<Outcome> update(UpdateCommand command);

  /// The image that was updated to has served: it is kept from now on.
  Reply confirm();
}
