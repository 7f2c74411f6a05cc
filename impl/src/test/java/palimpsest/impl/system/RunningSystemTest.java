package palimpsest.impl.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import palimpsest.impl.nonvolatile.Power;
import palimpsest.impl.stage.StartReport;

/// Rolls over three real adapters with storage, and four hosts with two paths each.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RunningSystemTest {
  private static final long SEED = 20_261_121;
  private static final int ANSWERS_EACH = 50;

  /// A roll writes about twenty times in each adapter; in the middle of them its update is.
  private static final int CUT_UNDER_LOAD = 10;

  private static final int WRITES_APART = 7;

  @Test
  void aRollUnderLoadKeepsEverySessionAndEveryBlock() throws InterruptedException {
    System.out.println("RunningSystemTest: seed=" + SEED);
    try (RunningSystem world = new RunningSystem(RollWorld.TWO_PATHS)) {
      Load load = new Load(world.hosts(SEED));
      load.awaitAnswers();
      RollOutcome outcome = world.roll("under load");
      load.awaitAnswers();
      load.end();
      assertThat(outcome)
          .isEqualTo(new RollOutcome.Rolled("under load", List.of("A", "B", "C"), List.of()));
      assertThat(world.versions()).containsOnly("2.0");
      assertThat(world.adapters())
          .allMatch(adapter -> adapter.threaded().lastStart().map(StartReport::fast).orElseThrow())
          .noneMatch(
              adapter -> adapter.threaded().lastStart().map(StartReport::trial).orElseThrow());
      world.assertSound();
    }
  }

  /// Who has lost its power has forgotten its sessions, says so, and is logged in to again.
  @Test
  void aSourceThatIsCutUnderLoadIsGoneAroundAndComesBack() throws InterruptedException {
    try (RunningSystem world = new RunningSystem(RollWorld.TWO_PATHS)) {
      List<PathHost> hosts = world.hosts(SEED);
      Load before = new Load(hosts);
      before.awaitAnswers();
      world.power(0).cutAt(new Power.Cut(CUT_UNDER_LOAD, sizeBytes -> sizeBytes / 2));
      RollOutcome outcome = world.roll("cut");
      assertThat(world.power(0).isLost()).isTrue();
      assertThat(outcome).isInstanceOf(RollOutcome.Stopped.class);
      assertThat(outcome.updated()).isEmpty();
      before.awaitAnswers();
      before.end();
      world.restore();
      hosts.forEach(host -> host.reconnect(world.adapters()));
      Load after = new Load(hosts);
      assertThat(world.roll("again"))
          .isEqualTo(new RollOutcome.Rolled("again", List.of("A", "B", "C"), List.of()));
      after.awaitAnswers();
      after.end();
      assertThat(hosts.stream().mapToLong(PathHost::sessionsForgotten).sum())
          .as("sessions at A: of h1, h3 and h4")
          .isEqualTo(3);
      world.assertSound();
    }
  }

  @Test
  void aPeerWithTheImageTakesOverFromASourceWithoutPower() {
    try (RunningSystem world = new RunningSystem(RollWorld.THREE_PATHS)) {
      RollStage stage = RollStage.first(RollWorld.command("taken over", RollWorld.IMAGE));
      while (!(stage instanceof RollStage.PauseAdapter) && stage.enabled()) {
        stage = stage.advance(world.system());
      }
      world.losePower(0);
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

  /// Hosts at work, each on a thread of its own.
  private static final class Load {
    private final AtomicBoolean over = new AtomicBoolean();
    private final List<PathHost> hosts;
    private final List<Thread> threads;

    Load(List<PathHost> hosts) {
      this.hosts = hosts;
      this.threads =
          hosts.stream().map(host -> Thread.ofPlatform().start(() -> host.run(over))).toList();
    }

    /// Each host has been answered some more, or has stopped.
    void awaitAnswers() {
      List<Long> before = hosts.stream().map(PathHost::answers).toList();
      for (int index = 0; index < hosts.size(); index++) {
        PathHost host = hosts.get(index);
        Thread thread = threads.get(index);
        long enough = before.get(index) + ANSWERS_EACH;
        Awaitility.await().until(() -> host.answers() >= enough || !thread.isAlive());
      }
    }

    void end() throws InterruptedException {
      over.set(true);
      for (Thread thread : threads) {
        thread.join();
      }
      hosts.forEach(host -> assertThat(host.complaints()).isEmpty());
    }
  }
}
