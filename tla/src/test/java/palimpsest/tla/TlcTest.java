package palimpsest.tla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.tla.CheckResult.Counts;
import palimpsest.tla.CheckResult.Outcome;
import palimpsest.tla.CheckResult.PropertyKind;
import palimpsest.tla.Counterexample.Ending;
import palimpsest.tla.Tlc.Job;

/// What TLC finds out is told as it is.
final class TlcTest {
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
}
