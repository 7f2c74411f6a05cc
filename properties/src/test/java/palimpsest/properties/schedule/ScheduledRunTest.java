package palimpsest.properties.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import palimpsest.properties.subject.Substitutes;
import palimpsest.properties.trace.TraceCheck;
import palimpsest.properties.trace.TraceVerdict;

/// The implementation as it is, by seeded schedules with all that goes wrong around it: nobody
/// complains, and the specification explains each step.
final class ScheduledRunTest {
  private static final int RUNS = 30;

  private final RunImages images = new RunImages(Substitutes.NONE);

  @Test
  void nobodyComplainsAndEachStepIsExplainedWhateverGoesWrong() {
    SortedSet<String> met = new TreeSet<>();
    for (long seed = 101; seed <= 100 + RUNS; seed++) {
      RunReport report = ScheduledRun.of(Substitutes.NONE, images, seed);
      assertThat(report.problems()).as("seed=%d", seed).isEmpty();
      assertThat(new TraceCheck(TraceCheck.LINES_AHEAD).check(report.trace().read()))
          .as("seed=%d", seed)
          .isInstanceOf(TraceVerdict.Conforms.class);
      met.addAll(report.met().counts().keySet());
    }
    for (RunFault fault : RunFault.values()) {
      assertThat(met).as("met").anyMatch(each -> each.endsWith(" " + fault));
    }
    assertThat(met).contains("Updated NONE", "Refused NONE", "Updated RESTORE_SPOILT");
  }

  @Test
  void aSeedIsAlwaysTheSameRun() throws IOException {
    byte[] once = ScheduledRun.of(Substitutes.NONE, images, 7).trace().read().readAllBytes();
    byte[] again = ScheduledRun.of(Substitutes.NONE, images, 7).trace().read().readAllBytes();
    assertThat(again).isEqualTo(once);
  }
}
