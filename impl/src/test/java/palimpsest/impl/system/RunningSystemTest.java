package palimpsest.impl.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import palimpsest.impl.nonvolatile.Power;

/// Rolls over three real adapters with storage. Hosts at work on them are the matter of the module
/// `properties`.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RunningSystemTest {
  private static final int WRITES_APART = 7;

  @Test
  void aPeerWithTheImageTakesOverFromASourceWithoutPower() {
    try (RunningSystem world = new RunningSystem(RollWorld.THREE_PATHS)) {
      RollStage stage = RollStage.first(RollWorld.command("taken over", RollWorld.IMAGE));
      while (!(stage instanceof RollStage.PauseAdapter) && stage.enabled()) {
        stage = stage.advance(world.system());
      }
      world.power(0).lose();
      while (!(stage instanceof RollStage.Ended)) {
        stage.waitsFor().ifPresent(CompletableFuture::join);
        stage = stage.advance(world.system());
      }
      assertThat(((RollStage.Ended) stage).outcome())
          .isEqualTo(
              new RollOutcome.Rolled(
                  "taken over",
                  List.of("B", "C"),
                  List.of("the source adapter died and was taken over: A by B")));
      world.restore();
      assertThat(world.versions()).containsExactly("1.0", "2.0", "2.0");
      assertThat(world.roll("again").updated()).containsExactly("A", "B", "C");
      assertThat(world.versions()).containsOnly("2.0");
      world.assertSound();
    }
  }

  /// Each adapter in turn loses its power at some of its writes of a roll: the roll ends, the lost
  /// one starts a whole image, and another roll brings all to the new one.
  @Test
  void whoeverLosesPowerAtAWriteTheNextRollEndsWell() {
    int cuts = 0;
    for (int victim = 0; victim < 3; victim++) {
      boolean lost = true;
      for (int write = 1 + 2 * victim; lost; write += WRITES_APART) {
        lost = losesPower(victim, write);
        cuts += lost ? 1 : 0;
      }
    }
    System.out.println("RunningSystemTest: cuts=" + cuts);
    assertThat(cuts).isGreaterThan(6);
  }

  /// Whether there is such a write.
  private static boolean losesPower(int victim, int write) {
    try (RunningSystem world = new RunningSystem(RollWorld.TWO_PATHS)) {
      world.power(victim).cutAt(new Power.Cut(write, sizeBytes -> sizeBytes / 2));
      RollOutcome outcome = world.roll("cut");
      boolean lost = world.power(victim).isLost();
      if (lost) {
        assertThat(outcome)
            .as("victim=%d write=%d", victim, write)
            .isInstanceOf(RollOutcome.Stopped.class);
        assertThat(((RollOutcome.Stopped) outcome).line()).isNotBlank().doesNotContain("\n");
      }
      world.restore();
      assertThat(world.versions()).isSubsetOf("1.0", "2.0");
      RollOutcome again = world.roll("again");
      assertThat(again.updated())
          .as("victim=%d write=%d after %s: %s", victim, write, outcome, again)
          .containsExactly("A", "B", "C");
      assertThat(world.versions()).containsOnly("2.0");
      world.assertSound();
      return lost;
    }
  }
}
