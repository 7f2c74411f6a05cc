package palimpsest.properties.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.properties.fixture.EngineRun;
import palimpsest.properties.fixture.Replay;
import palimpsest.properties.history.SequentialSuite;
import palimpsest.properties.seam.Implementation;

/// What a failure says, and that it is seen again by what it says.
class FailureTest {
  private static final Pattern SEED = Pattern.compile("-D" + Replay.SEED + "=(-?\\d+)");

  static final class Forgetful implements SequentialSuite {
    @Override
    public Implementation implementation() {
      return new PlainLoader(Flaw.FORGETS_LATE_CHANGES);
    }
  }

  private static String seed(String report) {
    Matcher matcher = SEED.matcher(report);
    assertThat(matcher.find()).as(report).isTrue();
    return matcher.group(1);
  }

  /// From the failure to the last sample, without when that was.
  private static String failure(String report) {
    return report.substring(report.indexOf("AssertionError")).strip();
  }

  @Test
  void aFailureNamesSeedHistoryStepAndReplay(@TempDir Path scratch) {
    String report = EngineRun.of(Forgetful.class, scratch).report();
    assertThat(report)
        .contains(
            "'-Dtest=Forgetful,SequentialSuite#everyStepOfALifeIsAsItHasToBe' -D"
                + Replay.SEED
                + "=")
        .containsPattern("seed = -?\\d+")
        .contains("releases:")
        .containsPattern("where=update \\d+, from [^,]+, step \\d+ \\(\\w+\\), asked last: port")
        .containsPattern("# \\d+\\. an update to .* is triggered");
  }

  @Test
  void aFailureIsSeenAgainByTheSeedThatItNames(@TempDir Path first, @TempDir Path second)
      throws IOException {
    String report = EngineRun.of(Forgetful.class, first).report();
    String again =
        EngineRun.forked(Forgetful.class, second, List.of("-D" + Replay.SEED + "=" + seed(report)))
            .report();
    assertThat(failure(again)).isEqualTo(failure(report));
  }
}
