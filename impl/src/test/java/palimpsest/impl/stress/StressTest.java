package palimpsest.impl.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the adapter's atomicity rests on, tried by jcstress.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@Tag("long")
final class StressTest {
  @Test
  void whatTheOrderOfAccessesForbidsIsNotSeen() throws IOException, InterruptedException {
    StressRun run = StressRun.of("sound", "palimpsest[.]impl[.]stress[.][A-Z].*");

    assertThat(run.exit()).as(run.said()).isZero();
    assertThat(run.said())
        .contains("(Results: 4 planned; 4 passed, 0 failed, 0 soft errs, 0 hard errs)");
  }
}
