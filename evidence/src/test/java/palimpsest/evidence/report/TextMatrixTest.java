package palimpsest.evidence.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Promise;
import palimpsest.model.release.Release;
import palimpsest.model.release.ReleaseHistory;
import palimpsest.model.release.UpdatePath;
import palimpsest.properties.path.PathResult;

final class TextMatrixTest {
  @Test
  void moreColumnsThanALineHolds_areSetInBlocks() {
    ReleaseHistory small = Certificates.history();
    Release release = small.releases().getFirst();
    List<Release> releases = new ArrayList<>();
    List<UpdatePath> paths = new ArrayList<>();
    paths.add(
        new UpdatePath(
            "release 39", "release 0", Policy.STRICT, Promise.COMPATIBLE, Optional.empty()));
    for (int number : IntStream.range(0, 40).toArray()) {
      releases.add(named(release, "release " + number));
      paths.add(
          new UpdatePath(
              "release 0",
              "release " + number,
              Policy.STRICT,
              Promise.COMPATIBLE,
              Optional.empty()));
    }
    PathResult some = Certificates.compatible(List.of());
    PathResult last =
        new PathResult(
            paths.getLast(),
            Promise.COMPATIBLE,
            List.of(),
            Optional.empty(),
            some.pauses(),
            some.traffic(),
            List.of());
    ReleaseHistory large = new ReleaseHistory("Large", small.environment(), releases, paths);
    List<String> lines =
        new TextMatrix(new Matrix(Certificates.certificate(large, last)), Ink.PLAIN).lines();
    assertThat(lines).allMatch(line -> line.length() <= 100);
    assertThat(lines).filteredOn(line -> line.startsWith("to ")).hasSizeGreaterThan(2);
    assertThat(lines).as("a row that says nothing is left out").noneMatch(TextMatrixTest::isVoid);
    assertThat(String.join("\n", lines)).contains("release 39").containsOnlyOnce("   =\n");
  }

  private static boolean isVoid(String line) {
    return line.startsWith("from ") && line.matches(".*release \\d+[ .]*");
  }

  private static Release named(Release release, String name) {
    return new Release(
        name,
        release.version(),
        release.supports(),
        release.requires(),
        release.structures(),
        release.initialization(),
        release.companions(),
        release.parameters(),
        release.settings(),
        release.implicitChanges(),
        release.acceptedLosses(),
        release.shape());
  }
}
