package palimpsest.evidence.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The folder that a report is written to: whole or not at all.
///
/// The files are written to a folder beside it that is then renamed, so who looks sees the report
/// that was there before or the new one. What is not ours is never removed.
public final class ReportFolder {
  /// The page.
  public static final String PAGE = "index.html";

  /// The data, which also tells a report of ours from other folders.
  public static final String DATA = "evidence.json";

  /// What of the data follows of the release file, the build and the seed alone.
  public static final String RESULTS = "results.json";

  /// Paths and requirements as JUnit reports them.
  public static final String JUNIT = "junit.xml";

  /// A summary in Markdown.
  public static final String SUMMARY = "summary.md";

  /// The requirements and what covers them, for tools that trace requirements.
  public static final String REQUIREMENTS = "requirements.xml";

  /// What runs, part by part, as CycloneDX has it.
  public static final String BOM = "bom.json";

  /// What binds the others to what made them.
  public static final String ATTESTATION = "attestation.json";

  private static final Set<String> OURS =
      Set.of(PAGE, DATA, RESULTS, JUNIT, SUMMARY, REQUIREMENTS, BOM, ATTESTATION);
  private static final int LOOKED_AT_BYTES = 256;

  private final Path folder;

  private ReportFolder(Path folder) {
    this.folder = folder;
  }

  /// The folder, or why a report cannot be written there. Nothing is written yet.
  public sealed interface Choice {
    record Usable(ReportFolder folder) implements Choice {}

    record Refused(String line) implements Choice {}
  }

  public static Choice at(Path path) {
    try {
      Path folder = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath().normalize();
      return refusal(folder)
          .<Choice>map(line -> new Choice.Refused(path + ": " + line))
          .orElse(new Choice.Usable(new ReportFolder(folder)));
    } catch (IOException e) {
      return new Choice.Refused(path + ": cannot be looked at: " + e.getMessage());
    }
  }

  public Path page() {
    return folder.resolve(PAGE);
  }

  private static Optional<String> refusal(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      Path parent = nearestExisting(folder);
      return Files.isDirectory(parent) && Files.isWritable(parent)
          ? Optional.empty()
          : Optional.of("no folder can be made in " + parent);
    }
    if (!Files.isDirectory(folder)) {
      return Optional.of("is a file, and a report is a folder");
    }
    if (!Files.isWritable(folder) || !Files.isWritable(parentOf(folder))) {
      return Optional.of("may not be written to");
    }
    Set<String> names = names(folder);
    if (names.isEmpty() || (OURS.containsAll(names) && isOurs(folder.resolve(DATA)))) {
      return Optional.empty();
    }
    names.removeAll(OURS);
    String found = names.isEmpty() ? DATA + " of another kind" : names.iterator().next();
    return Optional.of("holds what is not of a report (" + found + "); choose another folder");
  }

  private static Set<String> names(Path folder) throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(file -> names.add(String.valueOf(file.getFileName())));
    }
    return names;
  }

  private static boolean isOurs(Path data) throws IOException {
    if (!Files.isRegularFile(data)) {
      return false;
    }
    try (var stream = Files.newInputStream(data)) {
      return new String(stream.readNBytes(LOOKED_AT_BYTES), StandardCharsets.UTF_8)
          .contains(Evidence.FORMAT);
    }
  }

  private static Path nearestExisting(Path path) {
    Path found = path;
    while (!Files.exists(found)) {
      found = parentOf(found);
    }
    return found;
  }

  /// The folder above; the root is above itself.
  private static Path parentOf(Path path) {
    Path parent = path.getParent();
    return parent == null ? path : parent;
  }

  /// Writes the files, by name, in place of an earlier report.
  public void write(SequencedMap<String, String> files) throws IOException {
    Path parent = Files.createDirectories(parentOf(folder));
    Path workshop = Files.createTempDirectory(parent, "." + folder.getFileName() + "-");
    try {
      Path fresh = Files.createDirectory(workshop.resolve("new"));
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(fresh.resolve(file.getKey()), file.getValue());
      }
      Optional<String> refusal = refusal(folder);
      if (refusal.isPresent()) {
        throw new IOException(folder + ": " + refusal.get());
      }
      put(fresh, workshop.resolve("earlier"));
    } finally {
      remove(workshop);
    }
  }

  private void put(Path fresh, Path earlier) throws IOException {
    boolean replaces = Files.exists(folder);
    if (replaces) {
      Files.move(folder, earlier);
    }
    try {
      Files.move(fresh, folder);
    } catch (IOException e) {
      if (replaces) {
        Files.move(earlier, folder);
      }
      throw e;
    }
  }

  /// Removes a folder that we made, with all that is in it.
  private static void remove(Path made) throws IOException {
    List<Path> contents;
    try (Stream<Path> walk = Files.walk(made)) {
      contents = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : contents) {
      Files.delete(path);
    }
  }
}
