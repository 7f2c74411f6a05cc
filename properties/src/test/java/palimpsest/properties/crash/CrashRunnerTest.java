package palimpsest.properties.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.nonvolatile.BootRecord;
import palimpsest.impl.nonvolatile.Power;
import palimpsest.impl.stage.UpdateStage;
import palimpsest.impl.trace.Actor;
import palimpsest.model.release.UpdatePath;
import palimpsest.properties.crash.CrashMutants.Mutant;
import palimpsest.properties.crash.CrashPromise.Breach;
import palimpsest.properties.tally.Tally;

/// Wherever the power is lost, and lost again, the adapter starts a whole image, nothing that was
/// promised is lost, and the update comes through when it is tried again.
final class CrashRunnerTest {
  private static final long SEED = 5;
  private static final int THREADS = 2;
  static final CrashListener NOBODY =
      new CrashListener() {
        @Override
        public void cutting(UpdatePath path, int cut, int cuts) {}

        @Override
        public void cut(CrashResult result) {}
      };

  static List<Mutant> mutants() {
    return CrashMutants.all();
  }

  private static CrashResult run(UpdatePath path, CrashSettings settings)
      throws InterruptedException {
    return run(path, 1, settings);
  }

  private static CrashResult run(UpdatePath path, int oldSlot, CrashSettings settings)
      throws InterruptedException {
    CrashResult result = new CrashRunner(CrashHistory.HISTORY, settings).run(path, oldSlot, NOBODY);
    System.out.println("seed=" + settings.seed() + " " + result);
    return result;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void keepsAllWhereverPowerIsLost(int oldSlot) throws InterruptedException {
    CrashResult result = run(CrashHistory.CONVERTS, oldSlot, CrashSettings.all(SEED, THREADS));
    assertThat(result.breaches()).isEmpty();
    assertThat(result.ended()).isEqualTo(CrashWorld.RESTARTS);
    assertThat(result.writes().keySet()).containsExactly(CrashPhase.values());
    assertThat(result.writes().get(CrashPhase.START)).isEqualTo(2);
    assertThat(result.writes().get(CrashPhase.CONFIRMATION)).isEqualTo(1);
    assertThat(result.writes().get(CrashPhase.LATER_START)).isEqualTo(2);
    assertThat(result.cuts())
        .as("four ways to tear a write, two for an operation of a burn")
        .isEqualTo(4 * result.writesOfAll() - 2L * result.burns());
    assertThat(result.burns()).as("erase, write, select").isEqualTo(3);
    assertThat(result.recoveryCuts()).as("two writes of several starts").isGreaterThan(8 * 10);
    assertThat(result.complete()).isTrue();
    assertThat(CrashPromise.values())
        .allSatisfy(each -> assertThat(result.tried(each)).isPositive());
    assertThat(result.tried(CrashPromise.RETRIED))
        .as("who is through already does not try again")
        .isLessThan(result.cuts());
    assertThat(result.answers()).isGreaterThan(100 * result.cuts());
    assertThat(result.lost().total()).isEqualTo(result.cuts());
    assertThat(result.lost().never()).as("each part, torn in each way").isEmpty();
    assertThat(result.asked().never()).as("each class of request").isEmpty();
    assertThat(result.asked().total()).isGreaterThanOrEqualTo(result.answers());
  }

  /// A PLA has too many words to lose power at each.
  @Test
  void keepsAllInALongBurn() throws InterruptedException {
    CrashResult result = run(CrashHistory.BURNS_WORDS, new CrashSettings(SEED, 12, 8, THREADS));
    assertThat(result.breaches()).isEmpty();
    assertThat(result.cuts()).isEqualTo(12);
    assertThat(result.lost().never()).as("12 of 16 classes at most").hasSizeGreaterThan(3);
    assertThat(result.burns()).isGreaterThan(1000);
    assertThat(result.complete()).isFalse();
  }

  @Test
  void keepsAllWhereAnUpdateIsRefused() throws InterruptedException {
    CrashResult result = run(CrashHistory.IS_REFUSED, CrashSettings.all(SEED, THREADS));
    assertThat(result.breaches()).isEmpty();
    assertThat(result.ended()).contains("cache-battery");
    assertThat(result.writes().keySet()).containsExactly(CrashPhase.UPDATE, CrashPhase.LATER_START);
    assertThat(result.complete()).isTrue();
  }

  /// An image that is older than the confirmed one is refused before anything is written.
  @Test
  void noWriteComesOfAnOlderImage() throws InterruptedException {
    CrashResult result = run(CrashHistory.GOES_BACK, CrashSettings.sample(SEED));
    assertThat(result.breaches()).isEmpty();
    assertThat(result.ended()).contains("older than the anti-rollback counter allows");
    assertThat(result.writes()).containsEntry(CrashPhase.UPDATE, 0L);
    assertThat(result.everywhere()).isFalse();
    assertThat(result.tried(CrashPromise.SESSIONS)).as("no start was fast").isZero();
    assertThat(result.tried(CrashPromise.RETRIED)).isEqualTo(result.cuts());
  }

  /// The same seed is the same campaign, on however many threads.
  @Test
  void threadsMakeNoDifference() throws InterruptedException {
    CrashSettings one = new CrashSettings(SEED, 10, 8, 1);
    CrashSettings two = new CrashSettings(SEED, 10, 8, 2);
    assertThat(run(CrashHistory.CONVERTS, one)).isEqualTo(run(CrashHistory.CONVERTS, two));
  }

  /// Power is not lost where the course breaks a promise by itself: nothing else is tried.
  @Test
  void nothingIsTriedWhereTheCourseIsBroken() throws InterruptedException {
    Mutant broken = mutants().getFirst();
    CrashResult result =
        new CrashRunner(CrashHistory.HISTORY, CrashSettings.all(SEED, 1), broken.parts())
            .run(CrashHistory.CONVERTS, broken.oldSlot(), NOBODY);
    assertThat(result.isKept()).isFalse();
    assertThat(result.cuts()).isZero();
    assertThat(result.everywhere()).isTrue();
    assertThat(result.complete()).isFalse();
    assertThat(CrashPromise.values()).allSatisfy(each -> assertThat(result.tried(each)).isZero());
  }

  /// What hosts are told behind a loss of power does not depend on how often it is lost again; what
  /// they are told behind those comes on top.
  @Test
  void recoveryChangesNothingElse() throws InterruptedException {
    assertThat(askedBehindALoss(3)).isEqualTo(askedBehindALoss(0));
    CrashResult without = run(CrashHistory.CONVERTS, new CrashSettings(SEED, 10, 0, THREADS));
    CrashResult with = run(CrashHistory.CONVERTS, new CrashSettings(SEED, 10, 8, THREADS));
    assertThat(with.recoveryCuts()).isPositive();
    assertThat(with.answers()).isGreaterThan(without.answers() + with.recoveryCuts());
    assertThat(with.lost()).isEqualTo(without.lost());
  }

  private static Tally askedBehindALoss(int forks) {
    CrashCase about = CrashCase.of(CrashHistory.HISTORY, CrashHistory.CONVERTS, 1, SEED);
    try (CrashWorld world = new CrashWorld(about, CrashParts.OWN, SEED)) {
      world.start();
      world.work();
      world.losePower();
      for (int left = forks; left > 0; left--) {
        try (CrashWorld fork = world.fork()) {
          fork.start();
          fork.work();
        }
      }
      world.start();
      world.work();
      assertThat(world.breaches()).isEmpty();
      return world.asked();
    }
  }

  /// The slot of the old image says nothing of the part of the course in which power is lost first.
  @Test
  void slotAndCutsAreDrawnApart() {
    SequencedMap<CrashPhase, Long> writes = new LinkedHashMap<>();
    for (CrashPhase phase : CrashPhase.values()) {
      writes.put(phase, 1L);
    }
    Course course = new Course(writes, new TreeSet<>());
    Set<String> drawn = new HashSet<>();
    for (long seed = 1; seed <= 64; seed++) {
      CrashRunner.Draws draws = CrashRunner.Draws.of(seed, CrashHistory.CONVERTS);
      drawn.add(draws.oldSlot() + " " + course.drawn(1, draws.cuts()).getFirst().write());
    }
    assertThat(drawn).hasSize(2 * CrashPhase.values().length);
  }

  /// Where a start is cut is drawn by the seed; all is drawn where there is no more.
  @Test
  void recoveryIsDrawn() {
    Set<Power.Cut> drawn = new HashSet<>();
    List<Power.Cut> places = Course.torn(2);
    for (long seed = 1; seed <= 20; seed++) {
      CrashCase about = CrashCase.of(CrashHistory.HISTORY, CrashHistory.IS_REFUSED, 1, SEED);
      try (CrashWorld world = new CrashWorld(about, CrashParts.OWN, seed)) {
        drawn.addAll(world.drawn(places, 1));
        assertThat(world.drawn(places, 8)).isEqualTo(places);
      }
    }
    assertThat(drawn).hasSizeGreaterThan(4);
  }

  /// Of two cuts that leave the same start the first by its number is the first, though it comes
  /// later.
  @Test
  void theFirstStartIsThatOfTheFirstCut() throws Exception {
    FirstStarts starts = new FirstStarts();
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      Future<Boolean> second = threads.submit(() -> starts.isFirst(2, "a start"));
      assertThat(second.isDone()).isFalse();
      starts.pass(0);
      assertThat(starts.isFirst(1, "a start")).isTrue();
      assertThat(second.get()).isFalse();
    }
    assertThat(starts.isFirst(3, "another start")).isTrue();
  }

  @Test
  void tellsHowFarItIs() throws InterruptedException {
    List<String> told = new ArrayList<>();
    new CrashRunner(CrashHistory.HISTORY, new CrashSettings(SEED, 3, 0, 1))
        .run(
            CrashHistory.IS_REFUSED,
            new CrashListener() {
              @Override
              public void cutting(UpdatePath path, int cut, int cuts) {
                told.add(path.to() + " " + cut + " of " + cuts);
              }

              @Override
              public void cut(CrashResult result) {
                told.add("cuts=" + result.cuts());
              }
            });
    assertThat(told).containsExactly("4.0 1 of 3", "4.0 2 of 3", "4.0 3 of 3", "cuts=3");
  }

  /// Thousands of cuts are planned, and a few have begun.
  @Test
  void whoIsInterruptedDoesNotWaitForTheRest() {
    Thread waiting = Thread.currentThread();
    AtomicInteger begun = new AtomicInteger();
    CrashListener interrupting =
        new CrashListener() {
          @Override
          public void cutting(UpdatePath path, int cut, int cuts) {
            assertThat(cuts).isGreaterThan(4000);
            if (begun.incrementAndGet() == 1) {
              waiting.interrupt();
            }
          }

          @Override
          public void cut(CrashResult result) {}
        };
    CrashRunner runner = new CrashRunner(CrashHistory.HISTORY, CrashSettings.all(SEED, THREADS));
    assertThatThrownBy(() -> runner.run(CrashHistory.BURNS_WORDS, interrupting))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).as("what interrupted it, and no more").isFalse();
    assertThat(begun.get()).isLessThan(100);
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void aMutantIsCaught(Mutant mutant) throws InterruptedException {
    CrashResult result =
        new CrashRunner(CrashHistory.HISTORY, CrashSettings.all(SEED, 1), mutant.parts())
            .run(CrashHistory.CONVERTS, mutant.oldSlot(), NOBODY);
    assertThat(result.breaches().stream().map(Breach::promise).collect(Collectors.toSet()))
        .as("%s", result.breaches())
        .isEqualTo(mutant.broken());
    assertThat(result.breaches())
        .anySatisfy(breach -> assertThat(breach.toString()).contains(mutant.caughtBy()));
  }

  /// An adapter that throws is one that fails: the line has both losses of power, and what was
  /// checked before it counts.
  @ParameterizedTest
  @CsvSource({"0, power stays: an", "1, write 1 torn at FIRST_BYTE: an", "2, and again at write"})
  void anExceptionIsABreachWhereItIsThrown(int losses, String where) throws InterruptedException {
    CrashParts throwing =
        new CrashParts() {
          @Override
          public UpdateStage take(UpdateStage stage, Adapter adapter, Actor actor) {
            BootRecord record = CrashMutants.record(adapter);
            if (record.confirmed() == 1 && record.epoch() > losses) {
              throw new IllegalStateException("a part breaks");
            }
            return stage.take(adapter, actor);
          }
        };
    CrashResult result =
        new CrashRunner(CrashHistory.HISTORY, CrashSettings.all(SEED, 1), throwing)
            .run(CrashHistory.CONVERTS, 1, NOBODY);
    assertThat(result.breaches())
        .anySatisfy(breach -> assertThat(breach.toString()).contains(where))
        .allSatisfy(
            breach ->
                assertThat(breach.toString())
                    .matches(".*(, and again at .*|power stays|FIRST_BYTE): an adapter fails: .*")
                    .endsWith("a part breaks"));
    assertThat(result.answers()).isPositive();
    assertThat(result.recoveryCuts() > 0).isEqualTo(losses > 0);
    assertThat(result.tried(CrashPromise.CONFIRMED) > 0).isEqualTo(losses > 0);
  }

  /// Who tries updates out of slot 1 only sees nothing of it.
  @Test
  void aMutantInSlotTwoHidesInSlotOne() throws InterruptedException {
    Mutant hidden =
        mutants().stream().filter(each -> each.oldSlot() == 2).findFirst().orElseThrow();
    CrashResult result =
        new CrashRunner(
                CrashHistory.HISTORY, new CrashSettings(SEED, 20, 0, THREADS), hidden.parts())
            .run(CrashHistory.CONVERTS, 1, NOBODY);
    assertThat(result.breaches()).isEmpty();
  }

  @Test
  void eachPromiseIsBrokenByAMutant() {
    assertThat(new TreeSet<>(mutants().stream().flatMap(each -> each.broken().stream()).toList()))
        .containsExactly(CrashPromise.values());
  }
}
