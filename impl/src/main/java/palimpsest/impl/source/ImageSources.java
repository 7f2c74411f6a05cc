package palimpsest.impl.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import palimpsest.impl.device.BlockDevice;
import palimpsest.impl.device.FailureLine;

/// The places an image can come from: non-volatile storage, a data stream, and a storage device
/// behind an I/O port (LDR-4).
public final class ImageSources {
  private ImageSources() {}

  /// The image is the whole file, as large as the file is when it is opened. Something else than a
  /// regular file, such as a pipe, is read to its end.
  public static ImageSourceFactory file(Path path) {
    return () -> {
      try {
        OptionalLong size =
            Files.isRegularFile(path) ? OptionalLong.of(Files.size(path)) : OptionalLong.empty();
        return new StreamSource(path.toString(), size, Files.newInputStream(path));
      } catch (IOException e) {
        return unopened(path.toString(), e);
      }
    };
  }

  /// The image is the one file in the directory, as `file` reads it; a directory with none, or with
  /// several, is no medium (SYS-1).
  public static ImageSourceFactory directory(Path path) {
    return () -> {
      List<Path> files;
      try (Stream<Path> all = Files.list(path)) {
        files = all.filter(Files::isRegularFile).limit(2).toList();
      } catch (IOException e) {
        return unopened(path.toString(), e);
      }
      return files.size() == 1
          ? file(files.getFirst()).open()
          : new FailedSource(
              "a directory holds one file, the image: source="
                  + path
                  + (files.isEmpty() ? " files=none" : " files=several"));
    };
  }

  /// The image is all that the stream brings, in pieces of any size. Each source opens a stream of
  /// its own, and closes it.
  ///
  /// @param name what the stream is called in the line of a failure
  /// @param size how many bytes it will bring, where that is known
  /// @throws IllegalArgumentException for a size below zero
  public static ImageSourceFactory stream(String name, OptionalLong size, StreamOpener opener) {
    if (size.orElse(0) < 0) {
      throw new IllegalArgumentException(
          "a stream has at least no bytes: sizeBytes=" + size.getAsLong());
    }
    return () -> {
      try {
        return new StreamSource(name, size, opener.open());
      } catch (IOException e) {
        return unopened(name, e);
      }
    };
  }

  /// How a stream is come by, each time from its beginning.
  @FunctionalInterface
  public interface StreamOpener {
    InputStream open() throws IOException;
  }

  /// The image lies on the device as `DeviceImage` stores it. Closing the source leaves the device
  /// open (SYS-8).
  public static ImageSourceFactory device(BlockDevice device, long firstBlock) {
    return () -> {
      String name = "device block " + firstBlock;
      try {
        DeviceStream stream = new DeviceStream(device, firstBlock);
        return new StreamSource(name, OptionalLong.of(stream.sizeBytes()), stream);
      } catch (IOException e) {
        return unopened(name, e);
      }
    };
  }

  private static ImageSource unopened(String name, IOException cause) {
    return new FailedSource(FailureLine.of("an image cannot be read: source=" + name, cause));
  }
}
