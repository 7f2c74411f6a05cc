package palimpsest.tla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.tla.CheckResult.Counts;
import palimpsest.tla.CheckResult.Kind;
import palimpsest.tla.CheckResult.Outcome;
import palimpsest.tla.CheckResult.Reason;
import palimpsest.tla.Counterexample.Ending;

/// Whatever can go wrong with a run of TLC is told apart, and none of it is green.
final class TlcTest {
  private static final String COUNTER =
      """
      ---- MODULE Counter ----
      EXTENDS Naturals
      VARIABLE x
      Init == x = 0
      Up == x < 3 /\\ x' = x + 1
      Down == x > 0 /\\ x' = x - 1
      Spec == Init /\\ [][Up \\/ Down]_x
      Low == x < 3
      Fine == x < 4
      Rising == [][x' > x]_x
      Reaches == <>(x = 3)
      NoSense == x < 2 \\/ x.field
      Endless == x \\in Nat
      ====
      """;

  @TempDir private Path folder;
  private Workspace workspace;

  @BeforeEach
  void open() throws IOException {
    workspace = Workspace.create(folder.resolve("runs"));
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  @Test
  void whatHoldsIsCounted() throws IOException {
    CheckResult result = check(COUNTER, "INVARIANT Fine");
    assertThat(result.outcome()).isEqualTo(new Outcome.Holds());
    assertThat(result.counts()).contains(new Counts(4, 7, 4));
    assertThat(result.fired()).containsEntry("Up", 3L).containsEntry("Down", 3L);
  }

  @Test
  void brokenInvariantComesWithTheStepsToIt() throws IOException {
    Outcome.Violated violated = violated("INVARIANT Low");
    assertThat(violated.kind()).isEqualTo(Kind.INVARIANT);
    assertThat(violated.property()).isEqualTo("Low");
    assertThat(violated.counterexample().length()).isEqualTo(4);
    assertThat(violated.counterexample().changed(3)).containsEntry("x", new TlaValue.Int(3));
    assertThat(CounterexampleText.lines(violated.counterexample()))
        .hasSize(4)
        .last()
        .isEqualTo("and there the property is broken");
  }

  @Test
  void brokenStepIsNamed() throws IOException {
    Outcome.Violated violated = violated("PROPERTY Rising");
    assertThat(violated.kind()).isEqualTo(Kind.ACTION_PROPERTY);
    assertThat(violated.property()).isEqualTo("Rising");
  }

  @Test
  void brokenPromiseTellsHowItGoesOnForEver() throws IOException {
    Outcome.Violated violated = violated("PROPERTY Reaches");
    assertThat(violated.kind()).isEqualTo(Kind.TEMPORAL);
    assertThat(violated.counterexample().ending()).isEqualTo(new Ending.Stutters());
  }

  @Test
  void deadlockIsTold() throws IOException {
    String stops = COUNTER.replace("Up \\/ Down", "Up");
    Outcome outcome = check(stops, "INVARIANT Fine").outcome();
    assertThat(((Outcome.Violated) outcome).kind()).isEqualTo(Kind.DEADLOCK);
  }

  @Test
  void expressionWithoutValueIsNoVerdict() throws IOException {
    assertThat(reason(COUNTER, "INVARIANT NoSense")).isEqualTo(Reason.EVALUATION);
  }

  @Test
  void moduleThatDoesNotParseIsTold() throws IOException {
    String torn = COUNTER.replace("x = 0", "x = (");
    assertThat(reason(torn, "INVARIANT Fine")).isEqualTo(Reason.SPECIFICATION);
  }

  @Test
  void operatorThatIsNotThereIsNamed() throws IOException {
    Outcome.Broken broken = broken(COUNTER.replace("x = 0", "x = Nought"), "INVARIANT Fine");
    assertThat(broken.reason()).isEqualTo(Reason.SPECIFICATION);
    assertThat(broken.line()).contains("Nought").doesNotContain("\n");
  }

  @Test
  void configurationThatNamesNothingIsTold() throws IOException {
    Outcome.Broken broken = broken(COUNTER, "INVARIANT Missing");
    assertThat(broken.reason()).isEqualTo(Reason.CONFIGURATION);
    assertThat(broken.line()).contains("Missing").doesNotContain("\n");
  }

  @Test
  void configurationThatIsNotOneIsTold() throws IOException {
    assertThat(reason(COUNTER, "CONSTANT = =")).isEqualTo(Reason.CONFIGURATION);
  }

  @Test
  void missingModuleIsTold() {
    Outcome outcome = run(tlc(javaBinary()), Duration.ofMinutes(1)).outcome();
    assertThat(outcome).isInstanceOf(Outcome.Broken.class);
  }

  @Test
  void runThatTakesTooLongIsEnded() throws IOException {
    String endless = COUNTER.replace("x < 3 /\\", "");
    write(endless, "INVARIANT Endless");
    Outcome outcome = run(tlc(javaBinary()), Duration.ofSeconds(4)).outcome();
    assertThat(((Outcome.Broken) outcome).reason()).isEqualTo(Reason.TIME);
  }

  @Test
  void processThatEndsWithoutResultIsNotGreen() throws IOException {
    write(COUNTER, "INVARIANT Fine");
    Outcome outcome = run(tlc(Path.of("/bin/true")), Duration.ofMinutes(1)).outcome();
    assertThat(((Outcome.Broken) outcome).reason()).isEqualTo(Reason.DIED);
  }

  @Test
  void processThatCannotStartIsTold() {
    Outcome outcome = run(tlc(Path.of("/no/such/java")), Duration.ofMinutes(1)).outcome();
    assertThat(((Outcome.Broken) outcome).reason()).isEqualTo(Reason.NOT_STARTED);
  }

  @Test
  void heapThatIsFullIsTold() throws IOException {
    String large =
        COUNTER.replace("x = 0", "x = 0 /\\ {<<i, j>> : i \\in 1..900, j \\in 1..900} # {}");
    write(large, "INVARIANT Fine");
    Outcome outcome =
        tlc(javaBinary())
            .check(
                Tlc.Job.checking("Counter", new Tlc.Limits(1, 16, Duration.ofMinutes(2), true)),
                _ -> {})
            .outcome();
    assertThat(((Outcome.Broken) outcome).reason()).isIn(Reason.MEMORY, Reason.DIED);
  }

  @Test
  void nothingIsLeftOfRun() throws IOException {
    check(COUNTER, "INVARIANT Fine");
    try (var left = Files.list(workspace.folder())) {
      assertThat(left).isEmpty();
    }
  }

  private Outcome.Violated violated(String configuration) throws IOException {
    return (Outcome.Violated) check(COUNTER, configuration).outcome();
  }

  private Outcome.Broken broken(String module, String configuration) throws IOException {
    return (Outcome.Broken) check(module, configuration).outcome();
  }

  private Reason reason(String module, String configuration) throws IOException {
    return broken(module, configuration).reason();
  }

  private CheckResult check(String module, String configuration) throws IOException {
    write(module, configuration);
    return run(tlc(javaBinary()), Duration.ofMinutes(1));
  }

  private void write(String module, String configuration) throws IOException {
    Files.writeString(folder.resolve("Counter.tla"), module);
    Files.writeString(folder.resolve("Counter.cfg"), "SPECIFICATION Spec\n" + configuration);
  }

  private static CheckResult run(Tlc tlc, Duration bound) {
    return tlc.check(Tlc.Job.checking("Counter", new Tlc.Limits(1, 200, bound, true)), _ -> {});
  }

  private Tlc tlc(Path java) {
    return new Tlc(java, TlcJar.packaged(), folder, workspace, InstantSource.system());
  }

  private static Path javaBinary() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }
}
