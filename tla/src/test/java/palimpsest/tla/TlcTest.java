package palimpsest.tla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import palimpsest.tla.CheckResult.Counts;
import palimpsest.tla.CheckResult.Outcome;
import palimpsest.tla.CheckResult.PropertyKind;
import palimpsest.tla.Counterexample.Ending;
import palimpsest.tla.Tlc.Job;
import palimpsest.tla.Tlc.Limits;

/// What TLC finds out is told as it is.
@Execution(ExecutionMode.CONCURRENT)
final class TlcTest {
  @TempDir private Path folder;
  private Counter counter;

  @BeforeEach
  void open() throws IOException {
    counter = Counter.in(folder);
  }

  @AfterEach
  void close() {
    counter.close();
  }

  @Test
  void whatHoldsIsCounted() throws IOException {
    CheckResult result = counter.check(Counter.MODULE, "INVARIANT Fine");
    assertThat(result.outcome()).isEqualTo(new Outcome.Holds());
    assertThat(result.counts()).contains(new Counts(4, 7, 4));
    assertThat(result.fired()).containsEntry("Up", 3L).containsEntry("Down", 3L);
    assertThat(result.graph()).isEmpty();
  }

  @Test
  void actionThatIsNeverTakenIsTold() throws IOException {
    String stuck = Counter.MODULE.replace("x > 0", "x > 9");
    assertThat(counter.check(stuck, "INVARIANT Fine\nCHECK_DEADLOCK FALSE").fired())
        .containsEntry("Up", 3L)
        .containsEntry("Down", 0L);
  }

  @Test
  void brokenInvariantComesWithTheStepsToIt() throws IOException {
    Outcome.Violated violated = counter.violated("INVARIANT Low");
    assertThat(violated.kind()).isEqualTo(PropertyKind.INVARIANT);
    assertThat(violated.property()).isEqualTo("Low");
    assertThat(violated.counterexample().length()).isEqualTo(4);
    assertThat(violated.counterexample().changed(3)).containsEntry("x", new TlaValue.Int(3));
  }

  @Test
  void brokenStepIsNamed() throws IOException {
    Outcome.Violated violated = counter.violated("PROPERTY Rising");
    assertThat(violated.kind()).isEqualTo(PropertyKind.ACTION_PROPERTY);
    assertThat(violated.property()).isEqualTo("Rising");
  }

  @Test
  void brokenPromiseTellsHowItGoesOnForEver() throws IOException {
    Outcome.Violated violated = counter.violated("PROPERTY Reaches");
    assertThat(violated.kind()).isEqualTo(PropertyKind.TEMPORAL);
    assertThat(violated.counterexample().ending()).isEqualTo(new Ending.Stutters());
  }

  @Test
  void deadlockIsTold() throws IOException {
    String stops = Counter.MODULE.replace("Up \\/ Down", "Up");
    Outcome outcome = counter.check(stops, "INVARIANT Fine").outcome();
    assertThat(((Outcome.Violated) outcome).kind()).isEqualTo(PropertyKind.DEADLOCK);
  }

  @Test
  void falseAssumptionIsTold() throws IOException {
    String wrong = Counter.MODULE.replace("====", "ASSUME 1 = 2\n====");
    Outcome outcome = counter.check(wrong, "INVARIANT Fine").outcome();
    assertThat(((Outcome.Violated) outcome).kind()).isEqualTo(PropertyKind.ASSUMPTION);
  }

  @Test
  void graphOfWhatDoesNotHoldIsNotGiven() throws IOException {
    counter.write(Counter.MODULE, "INVARIANT Low");
    Path dot = folder.resolve("counter.dot");
    CheckResult result = counter.tlc().check(Job.graphing("Counter", Counter.LIMITS, dot), _ -> {});
    assertThat(dot).exists();
    assertThat(result.graph()).isEmpty();
  }

  @Test
  void nothingIsLeftOfRunButItsProcess() throws IOException {
    counter.check(Counter.MODULE, "INVARIANT Fine");
    assertThat(counter.processes()).hasSize(1);
    try (var left = Files.walk(counter.workspace().folder())) {
      assertThat(left).noneMatch(path -> path.getFileName().toString().startsWith("Counter-"));
    }
  }

  @Test
  void briefRunsShareProcessAndNothingElse() throws IOException {
    CheckResult first = counter.check(Counter.MODULE, "INVARIANT Fine");
    List<Long> process = counter.processes();
    assertThat(counter.violated("INVARIANT Low").property()).isEqualTo("Low");
    counter.broken(Counter.MODULE.replace("x = 0", "x = ("), "INVARIANT Fine");
    CheckResult last = counter.check(Counter.MODULE, "INVARIANT Fine");
    assertThat(last.counts()).isEqualTo(first.counts());
    assertThat(last.fired()).isEqualTo(first.fired());
    assertThat(counter.processes()).isEqualTo(process).hasSize(1);
  }

  @Test
  void longRunHasProcessOfItsOwn() throws IOException {
    counter.write(Counter.MODULE, "INVARIANT Fine");
    Limits limits = new Limits(1, 200, Duration.ofMinutes(2), false);
    assertThat(counter.check(limits, _ -> {}).outcome()).isInstanceOf(Outcome.Holds.class);
    assertThat(counter.processes()).isEmpty();
  }
}
