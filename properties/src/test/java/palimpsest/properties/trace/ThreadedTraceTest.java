package palimpsest.properties.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import palimpsest.impl.adapter.AdapterConfiguration;
import palimpsest.impl.driver.DriverConfiguration;
import palimpsest.impl.source.ImageSources;
import palimpsest.impl.update.Outcome;

/// Whatever the adapter does on threads, its trace says so, and the specification explains it; and
/// a request waits only while the gate is closed.
///
/// `-Dpalimpsest.repetitions=200` makes a soak run of it. Each repetition has its seed.
@Timeout(value = 20, unit = TimeUnit.MINUTES)
final class ThreadedTraceTest {
  private static final int REPETITIONS = Integer.getInteger("palimpsest.repetitions", 1);
  private static final AdapterConfiguration SIZES = AdapterConfiguration.small();
  private static final DriverConfiguration PATIENT = new DriverConfiguration(20_000_000_000L, 0);
  private static final DriverConfiguration HASTY = new DriverConfiguration(1_000_000, 0);

  private static final List<String> STEPS_OF_A_REQUEST =
      List.of(
          "Submit",
          "Announce",
          "Enter",
          "Serve",
          "WriteWord",
          "WriteHeader",
          "MarkEntry",
          "Leave",
          "MoveBlock",
          "Answer");
  private static final List<String> STEPS_AHEAD_OF_THE_PAUSE =
      List.of(
          "Interrupt",
          "LoadChunk",
          "CheckImage",
          "HandOver",
          "Branch",
          "Identify",
          "PlaceTables",
          "CreateStructures",
          "SaveOld",
          "DefineCode",
          "StartTracking",
          "SeekMark",
          "ClearMark",
          "ReadEntry",
          "WriteEntry",
          "CountMarks",
          "Withdraw");

  @TempDir private Path folder;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, REPETITIONS);
  }

  /// A worker, or a host, interrupts right behind its own step, and goes on once the update has
  /// come to some step of its own.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anUpdateAtAnyStepOfARequestIsExplained(long seed) throws IOException, InterruptedException {
    Random random = new Random(seed);
    List<String> until = new ArrayList<>(STEPS_AHEAD_OF_THE_PAUSE);
    until.add("CloseGate");
    List<String> steps = new ArrayList<>(STEPS_OF_A_REQUEST);
    Collections.shuffle(steps, random);
    Path file;
    try (TracedRun run = new TracedRun(SIZES, PATIENT, seed, folder)) {
      file = run.file();
      for (String step : steps) {
        String other = until.get(random.nextInt(until.size()));
        CompletableFuture<CompletableFuture<Outcome>> update = new CompletableFuture<>();
        run.awaitAnswers(random.nextInt(100));
        run.moments()
            .once(
                event -> event.action().equals(step),
                () -> {
                  int before = run.moments().count(other);
                  update.complete(run.interrupt());
                  until(() -> run.moments().count(other) > before);
                });
        Outcome outcome = update.thenCompose(started -> started).join();
        assertThat(outcome).as("seed=%d at=%s", seed, step).isInstanceOf(Outcome.Updated.class);
      }
      run.awaitAnswers(100);
    }
    TraceCounts counts = Traces.conforming(file, seed);
    assertThat(counts.of(Action.SWITCH)).isEqualTo(STEPS_OF_A_REQUEST.size());
    assertThat(counts.events()).as("kinds of events").hasSizeGreaterThan(35);
    Traces.checkPauses(file, seed);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whileTheGateIsOpenEachHostGoesOnWhateverTheUpdateIsAt(long seed)
      throws IOException, InterruptedException {
    Path file;
    try (TracedRun run = new TracedRun(SIZES, PATIENT, seed, folder)) {
      file = run.file();
      List<String> steps = new ArrayList<>(STEPS_AHEAD_OF_THE_PAUSE);
      steps.addAll(List.of("OpenGate", "ReleaseBuffer"));
      for (String step : steps) {
        run.moments().once(event -> event.action().equals(step), () -> eachHostGoesOn(run));
        assertThat(run.interrupt().join())
            .as("seed=%d at=%s", seed, step)
            .isInstanceOf(Outcome.Updated.class);
      }
    }
    Traces.conforming(file, seed);
    Traces.checkPauses(file, seed);
  }

  private static void eachHostGoesOn(TracedRun run) {
    List<Integer> before = asked(run);
    until(
        () ->
            IntStream.range(0, TracedRun.HOSTS)
                .allMatch(host -> asked(run).get(host) >= before.get(host) + 3));
  }

  /// How often each host has asked; it asks once it was answered.
  private static List<Integer> asked(TracedRun run) {
    int each = SIZES.ports() / TracedRun.HOSTS;
    return IntStream.range(0, TracedRun.HOSTS)
        .mapToObj(
            host ->
                IntStream.range(host * each, (host + 1) * each)
                    .map(port -> run.moments().count("port-" + port))
                    .sum())
        .toList();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whileTheGateIsClosedNobodyIsServedAndAfterwardsEverybodyIs(long seed)
      throws IOException, InterruptedException {
    Path file;
    try (TracedRun run = new TracedRun(SIZES, PATIENT, seed, folder)) {
      file = run.file();
      run.awaitAnswers(100);
      run.moments()
          .once(
              event -> event.action().equals("BeginOverlay"),
              () -> {
                int served = run.moments().count("Serve");
                until(() -> waiting(run) == SIZES.workers());
                assertThat(run.moments().count("Serve")).isEqualTo(served);
              });
      assertThat(run.interrupt().join()).as("seed=%d", seed).isInstanceOf(Outcome.Updated.class);
      eachHostGoesOn(run);
    }
    TraceCounts counts = Traces.conforming(file, seed);
    assertThat(counts.of(Action.RETREAT)).isPositive();
    Traces.checkPauses(file, seed);
  }

  /// How many workers wait for the gate to open.
  private static int waiting(TracedRun run) {
    return run.moments().count("Retreat") - run.moments().count("AwaitGate");
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void refusedUpdatesAreExplainedToo(long seed) throws IOException, InterruptedException {
    Path file;
    try (TracedRun run = new TracedRun(SIZES, HASTY, seed, folder)) {
      file = run.file();
      run.awaitAnswers(50);
      byte[] bad = TracedRun.image(TracedRun.NEW);
      bad[bad.length / 2] ^= 1;
      refused(run.interrupt(TracedRun.source(bad)), seed);
      refused(run.interrupt(ImageSources.file(folder.resolve("none"))), seed);
      run.awaitAnswers(50);
      run.moments()
          .once(
              event -> event.action().equals("Serve"),
              () -> until(() -> run.moments().count("ExpireDrain") > 0));
      refused(run.interrupt(), seed);
      run.awaitAnswers(50);
    }
    TraceCounts counts = Traces.conforming(file, seed);
    assertThat(counts.events().keySet())
        .contains(Action.FAIL_SOURCE, Action.EXPIRE_DRAIN, Action.STOP_TRACKING);
    assertThat(counts.of(Action.RETURN_BUFFER)).isEqualTo(3);
    Traces.checkPauses(file, seed);
  }

  private static void refused(CompletableFuture<Outcome> outcome, long seed) {
    assertThat(outcome.join()).as("seed=%d", seed).isInstanceOf(Outcome.Refused.class);
  }

  private static void until(Callable<Boolean> condition) {
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .atMost(Duration.ofSeconds(30))
        .until(condition);
  }
}
