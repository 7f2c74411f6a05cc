package palimpsest.impl.source;

/// A place where an image can be read, as often as it is opened.
public interface ImageSourceFactory {
  /// A source at the image's first byte, to be closed by whoever opens it. Where nothing can be
  /// opened it is a source whose first chunk is a failure: a loader has one path for both.
  ImageSource open();
}
