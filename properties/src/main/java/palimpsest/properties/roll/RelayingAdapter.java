package palimpsest.properties.roll;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import palimpsest.impl.image.Digest;
import palimpsest.impl.source.ImageSourceFactory;
import palimpsest.impl.system.Condition;
import palimpsest.impl.system.Reply;
import palimpsest.impl.system.RolledAdapter;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.UpdateCommand;

/// An adapter that stands before another, and asks it for all that it does not do itself.
interface RelayingAdapter extends RolledAdapter {
  RolledAdapter behind();

  @Override
  default String name() {
    return behind().name();
  }

  @Override
  default Condition condition() {
    return behind().condition();
  }

  @Override
  default Reply copy(ImageSourceFactory image, Digest digest) {
    return behind().copy(image, digest);
  }

  @Override
  default Optional<ImageSourceFactory> image(Digest digest) {
    return behind().image(digest);
  }

  @Override
  default CompletableFuture<Outcome> update(UpdateCommand command) {
    return behind().update(command);
  }

  @Override
  default Reply confirm() {
    return behind().confirm();
  }
}
