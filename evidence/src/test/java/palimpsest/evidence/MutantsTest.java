package palimpsest.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.evidence.command.Terminal;
import palimpsest.evidence.report.Ink;

/// The command `mutants` as its callers know it.
final class MutantsTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path home;

  @Test
  void mutantThatIsCaught_exits0AndSaysByWhatAndWritesTheMatrix() throws IOException {
    Path json = home.resolve("matrix.json");
    assertThat(execute("mutants", "AnyBurnOrder", "--json", json.toString()))
        .as(out + "" + err)
        .isZero();
    assertThat(out.toString())
        .contains("explorer (states)", "trace (trace)", "hosts (hosts)")
        .containsPattern("AnyBurnOrder +R25 .+CompanionsInv")
        .contains("modules are burnt in the order opposite to the one they need")
        .contains("the implementation as it is passes every detector");
    assertThat(err.toString())
        .startsWith("looking at 1 mutant with 4 detectors")
        .containsPattern("1/1  AnyBurnOrder +caught");
    assertThat(Files.readString(json)).contains("palimpsest-kill-matrix", "\"AnyBurnOrder\"");
  }

  @Test
  void mutantThatThereIsNot_exits2() {
    assertThat(execute("mutants", "NoDrian")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("palimpsest mutants: NoDrian: there is no such mutant; did you mean NoDrain?");
    assertThat(out.toString()).isEmpty();
  }

  private int execute(String... args) {
    Terminal terminal =
        new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false, Ink.PLAIN);
    return Main.execute(new TestMachine(System::nanoTime, home), terminal, args);
  }
}
