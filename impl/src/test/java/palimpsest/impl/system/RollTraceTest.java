package palimpsest.impl.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import palimpsest.impl.fixture.HeldSource;
import palimpsest.impl.trace.TraceEvent;

/// What each step of a roll says of itself, word for word as the format of traces has it.
@Timeout(value = 20, unit = TimeUnit.SECONDS)
class RollTraceTest {
  private final List<TraceEvent> events = new ArrayList<>();

  @Test
  void ofARollThatGoesThrough() {
    RollWorld world = new RollWorld(RollWorld.TWO_PATHS);
    Processor processor = new Processor(world.system(), events::add);
    var roll = processor.trigger(RollWorld.command("one", RollWorld.IMAGE));
    for (String name : List.of("A", "B", "C")) {
      FakeAdapter fake = world.fake(name);
      Awaitility.await().until(fake::isUpdating);
      fake.finish(RollWorld.serves(RollWorld.OLD_IMAGE), false);
    }
    assertThat(roll.join()).isInstanceOf(RollOutcome.Rolled.class);
    assertThat(told())
        .isEqualTo(
            """
            1 Trigger id=one
            2 Accept image=2.0
            3 StartRoll answers=A=1.0,B=1.0,C=1.0
            4 Copy adapter=A answers=A=1.0
            5 Copy adapter=B answers=A=1.0
            6 Copy adapter=C answers=A=1.0
            7 PauseAdapter adapter=A answers=A=1.0,B=1.0,C=1.0
            8 UpdateAdapter adapter=A
            9 Confirm adapter=A
            10 PauseAdapter adapter=B answers=A=2.0,B=1.0,C=1.0
            11 UpdateAdapter adapter=B
            12 Confirm adapter=B
            13 PauseAdapter adapter=C answers=A=2.0,C=1.0,B=2.0
            14 UpdateAdapter adapter=C
            15 Confirm adapter=C
            """);
  }

  @Test
  void ofAMediumThatIsNoImage() {
    Processor processor = new Processor(new RollWorld(RollWorld.TWO_PATHS).system(), events::add);
    processor.trigger(RollWorld.command("one", HeldSource.free(new byte[100]))).join();
    assertThat(told())
        .startsWith("1 Trigger id=one\n2 FailMedium because=")
        .contains(" step=Accept");
  }

  /// The source dies, and a peer goes on: who is asked and does not answer is dead.
  @Test
  void ofASourceThatDies() {
    assertThat(traced(new RollWorld(RollWorld.THREE_PATHS).with(new RollWorld.Death(10, "A"))))
        .contains("PauseAdapter adapter=C answers=A=dead\n")
        .contains("TakeOver source=B answers=B=2.0,C=1.0\n")
        .doesNotContain("because");
    assertThat(traced(new RollWorld(RollWorld.THREE_PATHS).with(new RollWorld.Death(3, "B"))))
        .endsWith(
            "Copy adapter=B because=adapter B: it died before it had the image"
                + " answers=A=1.0,B=dead\n");
  }

  @Test
  void ofAnUpdateThatIsRefused() {
    assertThat(traced(new RollWorld(RollWorld.TWO_PATHS).refusing()))
        .contains(" FailUpdate adapter=A because=adapter A: ")
        .endsWith(" step=UpdateAdapter\n");
  }

  private String traced(RollWorld world) {
    events.clear();
    RollTrace trace = new RollTrace(events::add);
    world
        .with(
            (stage, system) -> {
              RollStage next = stage.advance(trace.heard(system));
              trace.took(stage, next);
              return next;
            })
        .roll();
    return told();
  }

  private String told() {
    return events.stream().map(RollTraceTest::line).collect(Collectors.joining());
  }

  private static String line(TraceEvent event) {
    assertThat(event.actor()).isEqualTo("processor");
    return event.sequence()
        + " "
        + event.action()
        + event.arguments().stream()
            .map(each -> " " + each.name() + "=" + each.value())
            .collect(Collectors.joining())
        + "\n";
  }
}
