package palimpsest.tla;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/// The specification as it is packaged: modules, configurations, and the manifest of what is
/// checked.
public final class Specification {
  private static final String FOLDER = "specification/";

  private Specification() {}

  /// What is checked.
  ///
  /// @throws IOException if the manifest is not packaged, or not a manifest
  public static Manifest manifest() throws IOException {
    try (InputStream json = open("manifest.json")) {
      return Manifest.read(json);
    }
  }

  /// Puts all files into one folder, where TLC finds them.
  ///
  /// @throws IOException if one is not packaged, or cannot be written
  public static void unpack(Manifest manifest, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String module : manifest.modules()) {
      copy(module + ".tla", folder);
    }
    for (Manifest.Model model : manifest.models()) {
      copyBoth(model.name(), folder);
    }
    for (Manifest.Breach breach :
        Stream.of(manifest.mutants(), manifest.witnesses()).flatMap(List::stream).toList()) {
      copyBoth(breach.name(), folder);
    }
  }

  private static void copyBoth(String name, Path folder) throws IOException {
    copy(name + ".tla", folder);
    copy(name + ".cfg", folder);
  }

  private static void copy(String name, Path folder) throws IOException {
    try (InputStream content = open(name)) {
      Files.copy(content, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static InputStream open(String name) throws IOException {
    for (String folder :
        List.of(FOLDER, FOLDER + "models/", FOLDER + "mutants/", FOLDER + "witnesses/")) {
      InputStream stream = Specification.class.getResourceAsStream(folder + name);
      if (stream != null) {
        return stream;
      }
    }
    throw new FileNotFoundException("a file of the specification is packaged: name=" + name);
  }
}
