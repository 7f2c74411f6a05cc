package palimpsest.tla;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipFile;

/// A file that TLC is in.
public record TlcJar(Path path) {
  private static final String MAIN = "tlc2/TLC.class";

  public TlcJar {
    path = path.toAbsolutePath();
  }

  /// The one that comes along.
  public static TlcJar packaged() {
    return new TlcJar(location(tlc2.TLC.class));
  }

  /// Why this cannot be TLC, if that can be seen without running it.
  public Optional<String> complaint() {
    if (!Files.isRegularFile(path)) {
      return Optional.of("there is no such file: " + path);
    }
    try (ZipFile zip = new ZipFile(path.toFile())) {
      return zip.getEntry(MAIN) == null
          ? Optional.of("a jar without TLC (" + MAIN + "): " + path + "; tla2tools.jar has it")
          : Optional.empty();
    } catch (IOException e) {
      return Optional.of("not a jar that can be read: " + path + ": " + e.getMessage());
    }
  }

  /// Where a class was loaded from.
  static Path location(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
  }
}
