package palimpsest.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.evidence.command.Terminal;
import palimpsest.evidence.modelcheck.CheckRun;
import palimpsest.evidence.report.Ink;
import palimpsest.tla.ModelCheck;
import palimpsest.tla.ModelCheck.Check;
import palimpsest.tla.ModelCheck.Verdict;
import palimpsest.tla.Specification;
import palimpsest.tla.TlcJar;

final class CheckRunTest {
  /// Where news go; interrupts who waits, once a check is done.
  private static final class Interrupting extends StringWriter {
    private final Thread waiting = Thread.currentThread();

    @Override
    public void write(String written, int from, int length) {
      super.write(written, from, length);
      if (getBuffer().indexOf("1/4") >= 0) {
        waiting.interrupt();
      }
    }
  }

  @Test
  void whoIsInterrupted_keepsTheVerdictsThatThereAre(@TempDir Path home) throws IOException {
    Path temporary = Files.createDirectory(home.resolve("temporary"));
    Specification specification =
        Specification.in(TinySpecification.in(home.resolve("tiny")).folder());
    TestMachine machine = new TestMachine(System::nanoTime, temporary);
    CheckRun run =
        new CheckRun(
            machine,
            new Terminal(
                new PrintWriter(new StringWriter()),
                new PrintWriter(new Interrupting(), true),
                false,
                Ink.PLAIN),
            OptionalInt.of(1));
    List<Check> checks = ModelCheck.checks(specification.manifest());
    assertThat(checks).hasSize(4);
    try (ModelCheck modelCheck =
        ModelCheck.open(
            specification,
            new ModelCheck.Tools(machine.java(), TlcJar.packaged(), temporary, machine::now))) {
      assertThatExceptionOfType(InterruptedException.class)
          .isThrownBy(() -> run.run(modelCheck, checks, "TLC"));
    }
    assertThat(run.finished()).hasSizeBetween(1, 3).allMatch(Verdict::isExpected);
    assertThat(temporary).isEmptyDirectory();
  }
}
