package palimpsest.tla;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A specification: modules, configurations, and the manifest of what is checked.
public final class Specification {
  private static final String PACKAGED = "specification/";
  private static final List<String> FOLDERS = List.of("", "models/", "mutants/", "witnesses/");

  private static final Pattern KEYWORD = Pattern.compile("[A-Z]+(_[A-Z]+)*");
  private static final Set<String> LISTING =
      Set.of("INVARIANT", "INVARIANTS", "PROPERTY", "PROPERTIES");

  private final Manifest manifest;
  private final Source source;

  /// Where the files are.
  private interface Source {
    /// Opens a file; null if there is none of that name.
    @Nullable InputStream open(String file) throws IOException;
  }

  private Specification(Source source) throws IOException {
    this.source = source;
    this.manifest = ManifestReader.read(file -> open(source, file));
  }

  /// The one that comes along.
  ///
  /// @throws IOException if it is not packaged, or has no manifest
  public static Specification packaged() throws IOException {
    return new Specification(file -> Specification.class.getResourceAsStream(PACKAGED + file));
  }

  /// The one in a folder: `manifest.json`, a file for each protocol that it names, and the files
  /// that those name, there or in `models`, `mutants` or `witnesses`.
  ///
  /// @throws IOException if there is no manifest; the message is one line
  public static Specification in(Path folder) throws IOException {
    return new Specification(
        file -> {
          Path path = folder.resolve(file);
          return Files.isRegularFile(path) ? Files.newInputStream(path) : null;
        });
  }

  /// What is checked.
  public Manifest manifest() {
    return manifest;
  }

  /// Puts all files into one folder, where TLC finds them.
  ///
  /// @throws IOException if one that the manifest names is not there, or cannot be written
  public void unpack(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String module : manifest.modules()) {
      copy(module + ".tla", folder);
    }
    for (Manifest.Subject subject :
        manifest.protocols().stream().flatMap(each -> each.subjects().stream()).toList()) {
      copy(subject.name() + ".tla", folder);
      copy(subject.name() + ".cfg", folder);
    }
  }

  /// The names of the properties that a subject's configuration has checked, in its order.
  ///
  /// @throws IOException if there is no such configuration
  public List<String> properties(Manifest.Subject subject) throws IOException {
    List<String> properties = new ArrayList<>();
    boolean isListed = false;
    try (InputStream content = open(source, subject.name() + ".cfg")) {
      for (String word : new String(content.readAllBytes(), UTF_8).strip().split("\\s+")) {
        if (KEYWORD.matcher(word).matches()) {
          isListed = LISTING.contains(word);
        } else if (isListed) {
          properties.add(word);
        }
      }
    }
    return properties;
  }

  private void copy(String file, Path folder) throws IOException {
    try (InputStream content = open(source, file)) {
      Files.copy(content, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static InputStream open(Source source, String file) throws IOException {
    for (String folder : FOLDERS) {
      InputStream stream = source.open(folder + file);
      if (stream != null) {
        return stream;
      }
    }
    throw new FileNotFoundException(
        "a specification has its manifest, and each file that is named there: missing=" + file);
  }
}
