package palimpsest.tla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import palimpsest.tla.CheckResult.Outcome;
import palimpsest.tla.Tlc.Job;

/// What TLC writes, put together from its lines.
final class ToolMessageTest {
  @Test
  void messageInsideOfAnotherIsPartOfItAndTellsWhatItIs() {
    assertThat(
            messages(
                """
                Picked up nothing
                @!@!@STARTMSG 1000:1 @!@!@
                The exception was a tlc2.tool.ConfigFileException
                : @!@!@STARTMSG 5006:0 @!@!@
                It was expecting a value.
                @!@!@ENDMSG 5006 @!@!@
                @!@!@ENDMSG 1000 @!@!@
                """))
        .containsExactly(
            new ToolMessage(ToolMessage.NONE, 0, "Picked up nothing"),
            new ToolMessage(
                5006,
                1,
                """
                The exception was a tlc2.tool.ConfigFileException
                :\s
                It was expecting a value.\
                """));
  }

  @Test
  void progressIsWrittenAsItIsRead() {
    assertThat(messages(ToolMessage.progress(9_000_000, 4_000, 17)))
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.code()).isEqualTo(ToolMessage.PROGRESS);
              assertThat(Progress.read(message.text()))
                  .contains(new Progress(9_000_000, 4_000, 17));
            });
    assertThat(
            Progress.read(
                "Progress(7) at 2026-11-21 08:00:00: 7,001 states generated (931 s/min), 4,002"
                    + " distinct states found (532 ds/min), 1,003 states left on queue."))
        .contains(new Progress(7_001, 4_002, 1_003));
  }

  @Test
  void headThatIsNoneIsRefused() {
    assertThatThrownBy(() -> messages("@!@!@STARTMSG 2193 @!@!@"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /// A run of hours counts actions once an hour, each time from its beginning.
  @Test
  void lastCountOfActionsIsTheResult() {
    ResultReader reader = new ResultReader(Job.checking("Counter", Counter.LIMITS, true));
    for (int report = 1; report <= 2; report++) {
      reader.accept(new ToolMessage(ToolMessage.COVERAGE, 0, "The coverage statistics"));
      for (int at = 1; at <= 2; at++) {
        String text = "<Up line " + at + ", col 1 to line 5, col 2 of module Counter>: 1:" + report;
        reader.accept(new ToolMessage(ToolMessage.ACTION_COVERAGE, 0, text));
      }
    }
    assertThat(reader.result(new Outcome.Holds(), Duration.ZERO).fired()).containsEntry("Up", 4L);
  }

  private static List<ToolMessage> messages(String text) {
    List<ToolMessage> messages = new ArrayList<>();
    text.lines().forEach(new ToolMessage.Collector(messages::add));
    return messages;
  }
}
