package palimpsest.evidence.certify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A folder for what a run needs and nobody wants afterwards.
record Scratch(Path folder) implements AutoCloseable {
  static Scratch create(Path parent) throws IOException {
    return new Scratch(Files.createTempDirectory(parent, "palimpsest-"));
  }

  @Override
  public void close() throws IOException {
    List<Path> contents;
    try (Stream<Path> walk = Files.walk(folder)) {
      contents = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : contents) {
      Files.deleteIfExists(path);
    }
  }
}
