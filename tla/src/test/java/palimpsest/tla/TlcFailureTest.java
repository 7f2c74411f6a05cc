package palimpsest.tla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.tla.CheckResult.Outcome;
import palimpsest.tla.CheckResult.Reason;

/// Whatever can go wrong with a run of TLC is told apart, in a line that names the place, and none
/// of it is green.
final class TlcFailureTest {
  @TempDir private static Path folder;
  private static Counter counter;

  @BeforeAll
  static void open() throws IOException {
    counter = Counter.in(folder);
  }

  @AfterAll
  static void close() {
    counter.close();
  }

  @Test
  void moduleThatDoesNotParse() throws IOException {
    isBroken(
        counter.broken(Counter.MODULE.replace("x = 0", "x = ("), "INVARIANT Fine"),
        Reason.SPECIFICATION,
        "Counter.tla:5:1: Encountered \"Beginning of definition\" and token \"(\"");
  }

  @Test
  void operatorThatIsNotThere() throws IOException {
    isBroken(
        counter.broken(Counter.MODULE.replace("x = 0", "x = Nought"), "INVARIANT Fine"),
        Reason.SPECIFICATION,
        "Counter.tla:4:13: Unknown operator: `Nought'.");
  }

  @Test
  void letterThatIsNone() throws IOException {
    Outcome.Broken broken =
        counter.broken(Counter.MODULE.replace("x = 0", "x = \u0001"), "INVARIANT Fine");
    assertThat(broken.line()).startsWith("Counter.tla:4:13: Lexical error Encountered: ");
  }

  @Test
  void moduleThatIsExtendedAndMissing() throws IOException {
    isBroken(
        counter.broken(Counter.MODULE.replace("Naturals", "Numbers"), "INVARIANT Fine"),
        Reason.SPECIFICATION,
        "Counter.tla: the module has a file: wanted=Numbers.tla");
  }

  @Test
  void moduleThatIsMissing() throws IOException {
    counter.write("", "INVARIANT Fine");
    Files.delete(folder.resolve("Counter.tla"));
    isBroken(
        counter.broken(Counter.LIMITS, _ -> {}),
        Reason.SPECIFICATION,
        "the module has a file: wanted=Counter.tla");
  }

  @Test
  void moduleOfAnotherName() throws IOException {
    Outcome.Broken broken =
        counter.broken(Counter.MODULE.replace("MODULE Counter", "MODULE Meter"), "INVARIANT Fine");
    assertThat(broken.reason()).isEqualTo(Reason.SPECIFICATION);
    assertThat(broken.line()).contains("'Counter'", "'Meter'");
  }

  @Test
  void configurationThatDoesNotParse() throws IOException {
    isBroken(
        counter.broken(Counter.MODULE, "CONSTANT = ="),
        Reason.CONFIGURATION,
        "Counter.cfg:2: It was expecting a value, but did not find it.");
  }

  @Test
  void configurationThatNamesWhatIsNotThere() throws IOException {
    isBroken(
        counter.broken(Counter.MODULE, "INVARIANT Missing"),
        Reason.CONFIGURATION,
        "Counter.cfg: The invariant Missing specified in the configuration file"
            + " is not defined in the specification.");
  }

  @Test
  void configurationThatIsMissing() throws IOException {
    counter.write(Counter.MODULE, "");
    Files.delete(folder.resolve("Counter.cfg"));
    isBroken(
        counter.broken(Counter.LIMITS, _ -> {}),
        Reason.CONFIGURATION,
        "Counter.cfg: File not found.");
  }

  @Test
  void constantWithoutValue() throws IOException {
    Outcome.Broken broken =
        counter.broken(Counter.MODULE.replace("====", "CONSTANT Most\n===="), "INVARIANT Fine");
    assertThat(broken.reason()).isEqualTo(Reason.CONFIGURATION);
    assertThat(broken.line()).startsWith("Counter.cfg: ").contains("Most");
  }

  @Test
  void expressionWithoutValue() throws IOException {
    Outcome.Broken broken = counter.broken(Counter.MODULE, "INVARIANT NoSense");
    assertThat(broken.reason()).isEqualTo(Reason.EVALUATION);
    assertThat(broken.line())
        .isEqualTo(
            "Counter.tla:12:21: Evaluating invariant NoSense failed."
                + " Attempted to select field \"field\" from a non-record value 2");
  }

  @Test
  void actionWithoutValue() throws IOException {
    Outcome.Broken broken =
        counter.broken(Counter.MODULE.replace("x > 0", "x.field > 0"), "INVARIANT Fine");
    assertThat(broken)
        .isEqualTo(
            new Outcome.Broken(
                Reason.EVALUATION,
                "Counter.tla:6:9: Attempted to select field \"field\" from a non-record value 0"));
  }

  /// TLC itself says that no error was found.
  @Test
  void nothingToBeChecked() throws IOException {
    isBroken(
        counter.broken(Counter.MODULE.replace("x = 0", "x = 0 /\\ x = 1"), "INVARIANT Fine"),
        Reason.SPECIFICATION,
        "Counter has an initial state: found=0");
  }

  private static void isBroken(Outcome.Broken broken, Reason reason, String line) {
    assertThat(broken).isEqualTo(new Outcome.Broken(reason, line));
  }
}
