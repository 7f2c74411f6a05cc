package palimpsest.properties.roll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.model.release.UpdatePath;
import palimpsest.properties.roll.RollPromise.Breach;
import palimpsest.properties.trace.TraceCheck;
import palimpsest.properties.trace.TraceVerdict;
import palimpsest.properties.world.World;

/// Real adapters are rolled under hosts at work, and each loses its power in turn. Every promise is
/// kept, and each of them is broken by a defect.
final class RollRunnerTest {
  private static final long SEED = 20_261_121;
  private static final RollSettings FEW = new RollSettings(10, SEED, 2, false);
  private static final RollPlan PLAN = RollHistory.plan(RollHistory.TURNS);

  @TempDir private static Path scratch = Path.of("scratch");
  private static RollRunner.Calm calm;

  @TempDir private Path traces = Path.of("traces");

  /// A roll in which nothing happens.
  @BeforeAll
  static void roll() throws InterruptedException {
    calm = new RollRunner(RollHistory.HISTORY, PLAN, FEW, untraced(), RollParts.OWN).calm();
  }

  @Test
  void allCutsAreOneAtEachWriteAndOneBeforeEachStepOfEachAdapter() {
    RollRunner all =
        new RollRunner(
            RollHistory.HISTORY, PLAN, RollSettings.all(SEED), untraced(), RollParts.OWN);
    int writes = calm.writes().stream().mapToInt(Integer::intValue).sum();
    int steps = PLAN.adapters().size() * calm.actions().size();
    System.out.println("RollRunnerTest: writes=" + writes + " steps=" + steps);
    assertThat(calm.writes()).hasSize(3).allMatch(each -> each > 5);
    assertThat(all.losses(calm))
        .doesNotHaveDuplicates()
        .hasSize(writes + steps)
        .contains(
            new RollEvent.CutAtWrite("C", calm.writes().getLast(), calm.writes().getLast()),
            new RollEvent.CutBeforeStep("B", calm.actions().size(), "Confirm"));
  }

  @Test
  void whoeverLosesPowerEveryPromiseIsKept() throws InterruptedException, IOException {
    List<RollRun> told = new ArrayList<>();
    RollResult result = runner(RollHistory.TURNS, RollParts.OWN).run(told::add);
    System.out.println(
        "RollRunnerTest: seed=" + SEED + " cuts=" + result.cuts() + " rolls=" + told.size());
    assertThat(told)
        .isEqualTo(result.runs())
        .allSatisfy(run -> assertThat(run.breaches()).isEmpty());
    assertThat(result.isKept()).isTrue();
    assertThat(result.cuts()).isEqualTo(3 * 2 + 6);
    assertThat(result.takenOver()).isPositive();
    assertThat(told.getFirst().runs().values()).containsOnly("2.0");
    assertThat(told.getFirst().answers()).isGreaterThanOrEqualTo(4L * 2 * FEW.answersEach());
    assertThat(told)
        .filteredOn(run -> run.event().isCut())
        .allSatisfy(
            run -> {
              assertThat(run.after().values()).containsOnly("2.0");
              assertThat(run.forgotten()).isPositive();
            })
        .extracting(run -> Set.copyOf(run.runs().values()))
        .contains(Set.of("1.0"), Set.of("1.0", "2.0"));
    assertThat(verdicts())
        .hasSameSizeAs(told)
        .allSatisfy(verdict -> assertThat(verdict).isInstanceOf(TraceVerdict.Conforms.class));
    assertThat(told)
        .filteredOn(run -> run.event() instanceof RollEvent.MediumVanishes)
        .singleElement()
        .satisfies(
            run ->
                assertThat(run.ended())
                    .isEqualTo(
                        "an image cannot be read: source=vanishing-stream cause=IOException (the"
                            + " source fails as planned)"));
  }

  @Test
  void releasesThatDoNotRunTogetherAreNotRolled() throws InterruptedException {
    RollResult result = runner(RollHistory.SPEAKS_OTHERWISE, RollParts.OWN).run(_ -> {});
    assertThat(result.runs()).hasSize(1);
    assertThat(result.runs().getFirst().runs().values()).containsOnly("2.0");
    assertThat(result.runs().getFirst().breaches())
        .containsExactly(
            new Breach(
                RollPromise.ROLLED,
                "the roll stopped: releases that run together are compatible: adapter=A release=3.0"
                    + " other=B runs=2.0: parameters of port-login differ"));
  }

  /// The last path of hosts is paused, once another adapter is dead.
  @Test
  void pathsAreCounted() throws InterruptedException, IOException {
    assertCaught(
        sourceDiesBefore("PauseAdapter", 2, RollDefects.lastPathPaused()), RollPromise.PATHS);
    assertTold("every host keeps a path: adapter=B host=h1");
  }

  @Test
  void versionsAreCompared() throws InterruptedException, IOException {
    assertCaught(
        calm(RollHistory.SPEAKS_OTHERWISE, RollDefects.versionsIgnored(PLAN)),
        RollPromise.TOGETHER);
    assertTold("images that run together are compatible: image=3.0 adapter=A runs=2.0");
  }

  @Test
  void aFailureIsFollowedByNoUpdate() throws InterruptedException, IOException {
    assertCaught(calm(RollHistory.TURNS, RollDefects.failureUnseen()), RollPromise.STOPPED);
    assertTold("an adapter runs what it was updated to: adapter=A image=2.0");
  }

  @Test
  void aDeadSourceIsTakenOver() throws InterruptedException, IOException {
    assertCaught(
        sourceDiesBefore("PauseAdapter", 1, RollDefects.nobodyTakesOver()), RollPromise.TAKEN_OVER);
    assertCaught(
        sourceDiesBefore("PauseAdapter", 1, RollDefects.withoutImage("B", "C")),
        RollPromise.TAKEN_OVER);
    assertTold("the specification does not stop the roll here");
  }

  @Test
  void aWholeImageIsStarted() throws InterruptedException {
    RollEvent cut = new RollEvent.CutAtWrite("A", 1, 1);
    assertCaught(
        runner(RollHistory.TURNS, RollDefects.slotsMixed()).cut(cut, 0), RollPromise.WHOLE);
  }

  @Test
  void anImageThatIsNotConfirmedIsNotRolled() throws InterruptedException {
    assertCaught(calm(RollHistory.TURNS, RollDefects.neverConfirmed()), RollPromise.ROLLED);
  }

  @Test
  void hostsReadWhatTheyWroteByAnotherPath() throws InterruptedException {
    assertCaught(calm(RollHistory.TURNS, RollDefects.deviceNotShared()), RollPromise.HOSTS);
  }

  @Test
  void halfAMediumIsSeen() throws InterruptedException {
    byte[] image =
        new World(RollHistory.HISTORY.environment(), SEED)
            .image(RollHistory.HISTORY.release("2.0").orElseThrow());
    RollRun run =
        runner(RollHistory.TURNS, RollDefects.halfTaken(image)).vanishing(Medium.VANISHING_STREAM);
    assertCaught(run, RollPromise.MEDIUM);
  }

  @Test
  void aPlanThatCannotBeKeptIsNone() {
    UpdatePath path = RollHistory.TURNS;
    List<Medium> media = List.of(Medium.FILE);
    assertThatThrownBy(
            () -> new RollPlan(List.of("A", "B"), List.of(RollHistory.host("h", "A")), path, media))
        .hasMessageStartingWith("a host has paths to two adapters or more");
    assertThatThrownBy(
            () -> new RollPlan(List.of("A", "A"), List.of(RollHistory.host("h", "A")), path, media))
        .hasMessageStartingWith("a storage system has 2 to 8 adapters");
    assertThatThrownBy(
            () ->
                new RollPlan(PLAN.adapters(), PLAN.hosts(), path, List.of(Medium.VANISHING_STREAM)))
        .hasMessageStartingWith("there is a medium that stays");
  }

  private static void assertCaught(RollRun run, RollPromise promise) {
    assertThat(run.keeps(promise)).as("%s: %s", promise, run).isFalse();
  }

  /// The traces of the rolls that were taken last, in the order of their files' names.
  private List<TraceVerdict> verdicts() throws IOException {
    List<TraceVerdict> verdicts = new ArrayList<>();
    try (Stream<Path> files = Files.list(traces)) {
      for (Path file : files.sorted().toList()) {
        verdicts.add(new TraceCheck(TraceCheck.LINES_AHEAD).check(Files.newInputStream(file)));
      }
    }
    return verdicts;
  }

  /// The trace of the roll gives the defect away, too.
  private void assertTold(String differs) throws IOException {
    assertThat(verdicts())
        .singleElement()
        .isInstanceOfSatisfying(
            TraceVerdict.Violates.class,
            violates -> assertThat(violates.differs()).contains(differs));
  }

  private static RollRunner.Folders untraced() {
    return new RollRunner.Folders(scratch, Optional.empty());
  }

  private RollRunner runner(UpdatePath path, RollParts parts) {
    return new RollRunner(
        RollHistory.HISTORY,
        RollHistory.plan(path),
        FEW,
        new RollRunner.Folders(scratch, Optional.of(traces)),
        parts);
  }

  private RollRun calm(UpdatePath path, RollParts parts) throws InterruptedException {
    return runner(path, parts).calm().run();
  }

  /// The source loses its power before the action is taken for this time.
  private RollRun sourceDiesBefore(String action, int time, RollParts parts)
      throws InterruptedException {
    List<Integer> steps =
        IntStream.rangeClosed(1, calm.actions().size())
            .filter(step -> calm.actions().get(step - 1).equals(action))
            .boxed()
            .collect(Collectors.toList());
    return runner(RollHistory.TURNS, parts)
        .cut(new RollEvent.CutBeforeStep("A", steps.get(time - 1), action), 0);
  }
}
