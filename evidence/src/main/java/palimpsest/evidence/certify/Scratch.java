package palimpsest.evidence.certify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A folder for what a run needs and nobody wants afterwards, not even if the run is interrupted.
final class Scratch implements AutoCloseable {
  private final Path folder;
  private final Thread lastResort;

  private Scratch(Path folder) {
    this.folder = folder;
    this.lastResort = Thread.ofPlatform().name("remove-scratch").unstarted(this::removeIfPossible);
  }

  /// @throws IllegalStateException if the virtual machine goes down
  static Scratch create(Path parent) throws IOException {
    Scratch scratch = new Scratch(Files.createTempDirectory(parent, "palimpsest-"));
    try {
      Runtime.getRuntime().addShutdownHook(scratch.lastResort);
    } catch (IllegalStateException e) {
      scratch.remove(); // nobody else will
      throw e;
    }
    return scratch;
  }

  Path folder() {
    return folder;
  }

  @Override
  public void close() throws IOException {
    try {
      Runtime.getRuntime().removeShutdownHook(lastResort);
      remove();
    } catch (IllegalStateException _) {
      removeIfPossible(); // the virtual machine goes down, and the hook is at it
    }
  }

  /// One at a time: while the machine goes down, the hook and whoever closes both do it.
  private synchronized void remove() throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> contents;
    try (Stream<Path> walk = Files.walk(folder)) {
      contents = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : contents) {
      Files.deleteIfExists(path);
    }
  }

  /// While the machine goes down there is nobody left to tell: where somebody still writes, the
  /// folder stays until it is closed.
  private void removeIfPossible() {
    try {
      remove();
    } catch (IOException | UncheckedIOException _) {
      return;
    }
  }
}
