package palimpsest.tla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
  @TempDir Path parent;

  /// A process that makes one only when it goes down already, and prints what comes of it.
  static final class Late {
    private Late() {}

    static void main(String[] arguments) {
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> make(arguments[0])));
    }

    private static void make(String parent) {
      try {
        Workspace.create(Path.of(parent));
        System.out.println("made");
      } catch (IOException | IllegalStateException e) {
        System.out.println(e.getClass().getSimpleName());
      }
    }
  }

  @Test
  void madeWhileTheMachineGoesDown_leavesNothing() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Late.class.getName(),
                parent.toString())
            .redirectErrorStream(true)
            .start();
    assertThat(process.inputReader().readAllLines()).containsExactly("IllegalStateException");
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(parent).isEmptyDirectory();
  }
}
