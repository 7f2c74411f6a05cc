package palimpsest.properties.roll;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import palimpsest.impl.source.ImageSourceFactory;
import palimpsest.impl.source.ImageSources;
import palimpsest.properties.world.FailingStream;

/// What a new image may come by.
public enum Medium {
  /// A directory with one file in it.
  DIRECTORY,
  FILE,
  /// All that a stream brings; how much that is, nobody says before.
  STREAM,
  /// A stream that is gone half way through.
  VANISHING_STREAM;

  /// As release files write it.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Whether no whole image can come by it.
  public boolean vanishes() {
    return this == VANISHING_STREAM;
  }

  /// A medium with the image on it.
  ///
  /// @param scratch a folder for what has to lie in files
  ImageSourceFactory holding(byte[] image, Path scratch) {
    return switch (this) {
      case DIRECTORY -> {
        Path folder = scratch.resolve("medium");
        written(folder.resolve("image"), image);
        yield ImageSources.directory(folder);
      }
      case FILE -> {
        Path file = scratch.resolve("medium.image");
        written(file, image);
        yield ImageSources.file(file);
      }
      case STREAM ->
          ImageSources.stream(word(), OptionalLong.empty(), () -> new ByteArrayInputStream(image));
      case VANISHING_STREAM ->
          ImageSources.stream(
              word(),
              OptionalLong.empty(),
              () -> new FailingStream(new ByteArrayInputStream(image), image.length / 2));
    };
  }

  private static void written(Path file, byte[] image) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, image);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
