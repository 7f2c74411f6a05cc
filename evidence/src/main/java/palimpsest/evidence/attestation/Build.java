package palimpsest.evidence.attestation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import palimpsest.evidence.command.Machine;
import palimpsest.tla.Specification;

/// What makes reports here: digests of the binaries, and of the specifications and configurations
/// in them.
public record Build(SortedMap<String, String> binaries, SortedMap<String, String> specification) {
  public Build {
    binaries = Collections.unmodifiableSortedMap(new TreeMap<>(binaries));
    specification = Collections.unmodifiableSortedMap(new TreeMap<>(specification));
  }

  /// The build that runs.
  public static Build running(Machine machine) throws IOException {
    Path folder = Files.createTempDirectory(machine.temporary(), "palimpsest-");
    try {
      Specification.packaged().unpack(folder);
      return new Build(Digests.of(machine.binaries()), Digests.in(folder));
    } finally {
      remove(folder);
    }
  }

  private static void remove(Path folder) throws IOException {
    List<Path> contents;
    try (Stream<Path> walk = Files.walk(folder)) {
      contents = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : contents) {
      Files.delete(path);
    }
  }
}
