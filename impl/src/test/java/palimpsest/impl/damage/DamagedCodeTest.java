package palimpsest.impl.damage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Images whose publisher signed a class file that is damaged. Whatever it does, it does in a
/// process of its own that ends in a bounded time.
@Tag("long")
class DamagedCodeTest {
  private static final long SEED = 20_260_101;
  private static final int TRIES = 100;
  private static final int LATER_TRIES = 20;
  private static final long PROCESS_SECONDS_MAX = 120;

  @TempDir private Path scratch;

  private record Run(Tried tried, boolean taken, String line) {
    static Run of(String line) {
      String[] words = line.split(" ", 3);
      return new Run(Tried.valueOf(words[0]), Boolean.parseBoolean(words[1]), line);
    }
  }

  /// All tries in order; after one without an end a new process goes on with the next.
  private List<Run> runs(int tries, boolean ahead) throws IOException, InterruptedException {
    List<Run> runs = new ArrayList<>();
    while (runs.size() < tries) {
      List<Run> more = process(SEED + runs.size(), tries - runs.size(), ahead);
      runs.addAll(more);
      if (runs.size() < tries) {
        assertThat(more).isNotEmpty();
        assertThat(more.getLast().tried()).isEqualTo(Tried.ENDLESS);
      }
    }
    return runs;
  }

  private List<Run> process(long seed, int tries, boolean ahead)
      throws IOException, InterruptedException {
    Path output = scratch.resolve("runs.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                DamagedRuns.class.getName(),
                Long.toString(seed),
                Integer.toString(tries),
                Boolean.toString(ahead))
            .redirectError(Redirect.INHERIT)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(PROCESS_SECONDS_MAX, TimeUnit.SECONDS))
          .as("the process ended in %d s", PROCESS_SECONDS_MAX)
          .isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as("no class file brings the process down").isZero();
    return Files.readAllLines(output).stream().map(Run::of).toList();
  }

  private static List<Run> missed(List<Run> runs) {
    return runs.stream().filter(run -> !run.taken() && run.tried() != Tried.REFUSED_AHEAD).toList();
  }

  private static Set<Tried> kinds(List<Run> runs) {
    return runs.stream().map(Run::tried).collect(Collectors.toSet());
  }

  @Test
  void classesThatTheMachineDoesNotTakeAreRefusedBeforeTheGateCloses() throws Exception {
    List<Run> runs = runs(TRIES, true);
    System.out.println(
        "damaged class files: seed=%d tries=%d %s"
            .formatted(
                SEED,
                TRIES,
                runs.stream().collect(Collectors.groupingBy(Run::tried, Collectors.counting()))));
    assertThat(missed(runs)).as("seed=%d", SEED).isEmpty();
    assertThat(runs).as("seed=%d", SEED).noneMatch(run -> run.tried() == Tried.LEFT_A_TRACE);
    assertThat(runs).as("some are taken, and some are not").anyMatch(run -> !run.taken());
    assertThat(kinds(runs)).contains(Tried.REFUSED_AHEAD, Tried.HARMLESS);
  }

  @Test
  void definingClassesWhenTheyAreNeededIsCaught() throws Exception {
    assertThat(missed(runs(LATER_TRIES, false))).isNotEmpty();
  }
}
