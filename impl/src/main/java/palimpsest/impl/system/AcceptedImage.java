package palimpsest.impl.system;

import java.io.ByteArrayInputStream;
import java.util.OptionalLong;
import palimpsest.impl.image.Bytes;
import palimpsest.impl.image.Digest;
import palimpsest.impl.source.ImageSourceFactory;
import palimpsest.impl.source.ImageSources;
import palimpsest.model.release.Release;

/// An image that was read whole and checked.
public record AcceptedImage(Digest digest, Release release, Bytes bytes) {
  /// The image, as often as it is opened.
  public ImageSourceFactory source() {
    return ImageSources.stream(
        "input device",
        OptionalLong.of(bytes.sizeBytes()),
        () -> new ByteArrayInputStream(bytes.toArray()));
  }
}
