package palimpsest.impl.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Has jcstress run the states of this package in processes of their own. What it saw lies in
/// `target/stress`.
@Timeout(value = 15, unit = TimeUnit.MINUTES)
final class StressTest {
  private static final String SOUND = "palimpsest[.]impl[.]stress[.][A-Z].*";
  private static final int ROUNDS_MAX = 30;
  private static final String BROKEN = "palimpsest[.]impl[.]stress[.]broken[.]";
  private static final String BROKEN_PACKAGE = "palimpsest.impl.stress.broken.";

  @Test
  void whatTheOrderOfAccessesForbidsIsNotSeen() throws IOException, InterruptedException {
    Run run = run("sound", SOUND);

    assertThat(run.exit).as(run.said).isZero();
    assertThat(run.said)
        .contains("(Results: 4 planned; 4 passed, 0 failed, 0 soft errs, 0 hard errs)");
  }

  /// What is seen depends on how the threads meet: they are let meet until each was seen, on a
  /// busy machine several times.
  @Test
  void whatABrokenOrderLetsHappenIsSeen() throws IOException, InterruptedException {
    SortedSet<String> unseen =
        new TreeSet<>(
            List.of("ChangingAndConvertingEarly", "ChangingUnordered", "EnteringUnordered"));
    for (int round = 0; round < ROUNDS_MAX && !unseen.isEmpty(); round++) {
      Run run = run("broken", BROKEN + "(" + String.join("|", unseen) + ")");
      assertThat(run.said)
          .contains("(Results: " + unseen.size() + " planned;", " 0 soft errs, 0 hard errs)");
      unseen.removeIf(name -> run.said.contains("[FAILED] " + BROKEN_PACKAGE + name));
    }
    assertThat(unseen).as("broken orders that nothing gave away").isEmpty();
  }

  /// How a run ended, and what it said.
  private record Run(int exit, String said) {}

  private static Run run(String name, String tests) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(Path.of("target", "stress", name));
    Path said = folder.resolve("said.txt");
    Process process =
        new ProcessBuilder(command(tests))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      return new Run(process.waitFor(), Files.readString(said));
    } finally {
      process.destroy();
    }
  }

  /// Few states in turn, so that their memories stay in the cache and the actors in step.
  private static List<String> command(String tests) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        "org.openjdk.jcstress.Main",
        "-v",
        "-t",
        tests,
        "-f",
        "1",
        "-iters",
        "1",
        "-time",
        "500",
        "-strideSize",
        "100",
        "-strideCount",
        "4",
        "-sc",
        "false",
        "-af",
        "NONE",
        "-jvmArgs",
        "-Xmx256m --enable-native-access=ALL-UNNAMED",
        "-r",
        "report");
  }
}
