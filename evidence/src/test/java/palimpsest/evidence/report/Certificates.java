package palimpsest.evidence.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import palimpsest.evidence.releases.ReleaseFile;
import palimpsest.evidence.releases.ReleaseFileResult;
import palimpsest.evidence.requirements.Catalogue;
import palimpsest.evidence.requirements.Link;
import palimpsest.evidence.requirements.RequirementMatrix;
import palimpsest.evidence.requirements.RunFindings;
import palimpsest.evidence.requirements.Trial;
import palimpsest.evidence.requirements.Tried;
import palimpsest.impl.system.HostPaths;
import palimpsest.model.machine.EnvironmentStep;
import palimpsest.model.machine.Step;
import palimpsest.model.machine.UpdateStep;
import palimpsest.model.machine.WorkerStep;
import palimpsest.model.release.FieldEdit;
import palimpsest.model.release.Incompatibility;
import palimpsest.model.release.Promise;
import palimpsest.model.release.ReleaseHistory;
import palimpsest.model.release.UpdatePath;
import palimpsest.properties.crash.CrashPhase;
import palimpsest.properties.crash.CrashPromise;
import palimpsest.properties.crash.CrashResult;
import palimpsest.properties.crash.CrashResults;
import palimpsest.properties.kill.Detector;
import palimpsest.properties.kill.Finding;
import palimpsest.properties.kill.KillMatrix;
import palimpsest.properties.kill.KillMatrix.Cell;
import palimpsest.properties.kill.KillMatrix.Column;
import palimpsest.properties.kill.KillMatrix.Row;
import palimpsest.properties.kill.KillMatrix.Sound;
import palimpsest.properties.load.RequestClass;
import palimpsest.properties.path.CopyLimit;
import palimpsest.properties.path.Latencies;
import palimpsest.properties.path.PathResult;
import palimpsest.properties.path.PathResult.Pauses;
import palimpsest.properties.path.PathResult.Traffic;
import palimpsest.properties.path.Pause;
import palimpsest.properties.path.RunSettings;
import palimpsest.properties.path.Timeline;
import palimpsest.properties.roll.Medium;
import palimpsest.properties.roll.RollEvent;
import palimpsest.properties.roll.RollPlan;
import palimpsest.properties.roll.RollPromise;
import palimpsest.properties.roll.RollPromise.Breach;
import palimpsest.properties.roll.RollResult;
import palimpsest.properties.roll.RollRun;
import palimpsest.properties.roll.RollSettings;
import palimpsest.properties.subject.mutant.SubjectMutants;
import palimpsest.properties.tally.Tally;
import palimpsest.tla.CheckResult;
import palimpsest.tla.Counterexample;
import palimpsest.tla.ModelCheck;
import palimpsest.tla.ModelCheck.Check;
import palimpsest.tla.ModelCheck.Verdict;
import palimpsest.tla.Specification;
import palimpsest.tla.TlaValue;

/// Certificates for tests, of results that nobody had to wait for.
public final class Certificates {
  private static final Incompatibility WIDENED =
      new Incompatibility.DataStructureChanged(
          "login", List.of(new FieldEdit.Widened(2, "session", 32, 64)));
  private static final Incompatibility COMPANION =
      new Incompatibility.OrderChanged(List.of("PLA", "FLASH"));

  private Certificates() {}

  /// The release file of three paths.
  public static Path file() {
    try {
      return Path.of(Objects.requireNonNull(Certificates.class.getResource("small.yaml")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static ReleaseHistory history() {
    return switch (ReleaseFile.read(file())) {
      case ReleaseFileResult.Read read -> read.history();
      case ReleaseFileResult.Wrong wrong -> throw new AssertionError(wrong.problems().toString());
    };
  }

  /// All promises kept.
  public static Certificate kept() {
    return certificate(history(), compatible(List.of()), converted(), refused());
  }

  /// All promises kept, in a run that nothing else was part of.
  static Certificate withRequirements() throws IOException {
    Certificate kept = kept();
    RunFindings nothing =
        new RunFindings() {
          @Override
          public List<Tried> of(Link link) {
            return List.of(new Tried(link, Tried.Level.BUILD, new Trial.NotRun("not run")));
          }

          @Override
          public List<String> races(Link link) {
            return link.item().equals("NoDrain") ? List.of("R11") : List.of();
          }
        };
    return kept.with(
        Found.requirements(RequirementMatrix.of("paths", Catalogue.packaged(), nothing)));
  }

  /// All promises kept, and something of everything that is looked at besides: a property that does
  /// not hold, a mutant that is caught and one that survives.
  public static Certificate checked() {
    List<Besides.Explored> explored =
        List.of(
            new Besides.Explored("SMALL", List.of(1, 3, 7, 2), 1_000_000),
            new Besides.Explored("TINY", List.of(1, 1), 500_000));
    UpdatePath path = history().paths().get(1);
    return kept()
        .with(
            Found.checked(
                List.of(violated()),
                Optional.of(kills()),
                List.of(
                    new Besides.SizedPause(path, 16, pause(1)),
                    new Besides.SizedPause(path, 4_096, pause(2))),
                explored));
  }

  /// The same, with requirements and a roll.
  public static Certificate everything() throws IOException {
    Besides checked = checked().besides();
    return kept()
        .with(
            new Besides(
                checked.starts(),
                crashed(true).besides().losses(),
                Optional.of(roll(true)),
                checked.verdicts(),
                checked.kills(),
                checked.sizes(),
                checked.explored(),
                withRequirements().requirements(),
                checked.extent(),
                checked.differences()));
  }

  private static Verdict violated() {
    Counterexample counterexample =
        new Counterexample(
            List.of(state(1, "", "idle", "idle"), state(2, "Announce", "idle", "announced")),
            new Counterexample.Ending.Ends());
    Check check;
    try {
      check =
          ModelCheck.checks(Specification.packaged().manifest()).stream()
              .filter(each -> each.name().equals("NoDrain"))
              .findFirst()
              .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Verdict(
        check,
        new CheckResult(
            new CheckResult.Outcome.Violated(
                CheckResult.PropertyKind.INVARIANT, "TextInv", counterexample),
            Optional.of(new CheckResult.Counts(12, 30, 5)),
            new TreeMap<>(Map.of("Announce", 1L)),
            Optional.empty(),
            List.of(),
            Duration.ofMillis(1_500),
            "TLC"),
        List.of("NoDrain breaks another property: expected=GateInv found=TextInv"));
  }

  private static Counterexample.State state(int number, String action, String... workers) {
    SortedMap<String, TlaValue> values = new TreeMap<>();
    values.put(
        "worker",
        new TlaValue.Sequence(Stream.of(workers).<TlaValue>map(TlaValue.Str::new).toList()));
    return new Counterexample.State(number, action, values);
  }

  private static KillMatrix kills() {
    Column walk = new Column("walk", Detector.Kind.STATES);
    Column hosts = new Column("hosts", Detector.Kind.HOSTS);
    List<Step> way =
        List.of(
            new EnvironmentStep.Interrupt("b"),
            new UpdateStep.LoadChunk(),
            new WorkerStep.Enter(1),
            new EnvironmentStep.SpoilBuffer(1));
    return new KillMatrix(
        1,
        List.of(walk, hosts),
        List.of(
            new Row(
                Objects.requireNonNull(SubjectMutants.all().get("NoDrain")),
                Optional.of("GateInv"),
                List.of(
                    new Cell(walk, new Finding.Caught(1, 4, "at the end: torn", way), 2_000_000),
                    new Cell(hosts, new Finding.NotAsked("another detector has caught it"), 0))),
            new Row(
                Objects.requireNonNull(SubjectMutants.all().get("LateWorker")),
                Optional.empty(),
                List.of(
                    new Cell(walk, new Finding.Missed(3), 2_000_000),
                    new Cell(hosts, new Finding.Missed(16), 2_000_000)))),
        List.of(new Sound(Optional.empty(), new Cell(hosts, new Finding.Missed(16), 1))));
  }

  /// The first promise kept when it was interrupted.
  static Certificate interrupted() {
    return certificate(history(), compatible(List.of()))
        .with(
            Found.extent(
                new Extent(
                    List.of(
                        Extent.Part.of(
                            Results.PATHS,
                            "promised paths",
                            List.of("1.0..1.1", "1.1..2.0", "2.0..3.0"),
                            List.of("1.0..1.1"))))));
  }

  /// The first promise broken in two ways, and the last path not tried.
  static Certificate broken() {
    return certificate(
        history(),
        compatible(
            List.of(
                "run 2: host 1 port 4: block 7 does not hold what was written last",
                "the declared pause bound is kept: declaredNanos=20000000 longestNanos=20000001")),
        converted());
  }

  static Certificate certificate(ReleaseHistory history, PathResult... results) {
    return new Certificate(
        history,
        new Certificate.Origin(
            "releases.yaml",
            false,
            "0123456789abcdef".repeat(4),
            "palimpsest certify releases.yaml --runs 4 --seed 1",
            Instant.parse("2026-05-04T13:07:11Z"),
            Duration.ofMillis(12_345),
            new Certificate.Tools(
                "1.2.3", Optional.of("0a1b2c3"), "Some VM 25", "Some System", 2, 0.5)),
        new RunSettings(4, 2000, 1),
        new CopyLimit(0.05),
        List.of(results),
        Besides.NOTHING);
  }

  /// The same, and its first path rolled over two adapters.
  static Certificate rolled(boolean kept) {
    return kept().with(Found.roll(roll(kept)));
  }

  /// The same as kept, and power lost along two of its paths.
  static Certificate crashed(boolean kept) {
    return kept().with(Found.losses(new CrashResults(List.of(everywhere(), sampled(kept)))));
  }

  private static Map<CrashPromise, Long> tries(long losses) {
    return Stream.of(CrashPromise.values())
        .collect(Collectors.toMap(promise -> promise, _ -> losses));
  }

  private static CrashResult everywhere() {
    SequencedMap<CrashPhase, Long> writes = new LinkedHashMap<>();
    writes.put(CrashPhase.UPDATE, 8L);
    writes.put(CrashPhase.START, 2L);
    writes.put(CrashPhase.CONFIRMATION, 1L);
    writes.put(CrashPhase.LATER_START, 2L);
    return new CrashResult(
        history().paths().getFirst(),
        writes,
        0,
        "restarts",
        52,
        52,
        224,
        true,
        true,
        tries(52),
        Tally.ofEach(List.of("update, middle", "start, middle", "start, middle")),
        Tally.ofEach(List.of("login")),
        4_321,
        List.of());
  }

  /// In a sample of the places, or wherever it can be up to the first that breaks a promise.
  private static CrashResult sampled(boolean kept) {
    SequencedMap<CrashPhase, Long> writes = new LinkedHashMap<>();
    writes.put(CrashPhase.UPDATE, 0L);
    writes.put(CrashPhase.LATER_START, 2L);
    return new CrashResult(
        history().paths().getLast(),
        writes,
        0,
        "the image is older than the anti-rollback counter allows: version=1.0 counter=2.0",
        1,
        8,
        1,
        !kept,
        false,
        Map.of(CrashPromise.WHOLE, 1L),
        Tally.ofEach(List.of("start, middle")),
        Tally.ofEach(List.of("flush")),
        100,
        kept
            ? List.of()
            : List.of(
                new CrashPromise.Breach(
                    CrashPromise.BLOCKS, "write 1 torn at MIDDLE: block 7 holds less")));
  }

  private static RollResult roll(boolean kept) {
    RollPlan plan =
        new RollPlan(
            List.of("left", "right"),
            List.of(new HostPaths("mail", new TreeSet<>(List.of("left", "right")))),
            history().paths().getFirst(),
            List.of(Medium.FILE, Medium.VANISHING_STREAM));
    return new RollResult(
        plan,
        RollSettings.sample(1),
        List.of(
            run(new RollEvent.Nothing(), Medium.FILE, RollRun.ROLLED, "1.1", "1.1"),
            run(
                new RollEvent.MediumVanishes(Medium.VANISHING_STREAM),
                Medium.VANISHING_STREAM,
                "an image cannot be read",
                "1.0",
                "1.0"),
            run(
                new RollEvent.CutAtWrite("right", 3, 9),
                Medium.FILE,
                "adapter right: the power is lost",
                "1.1",
                "1.0"),
            cut(kept)),
        true);
  }

  private static RollRun run(
      RollEvent event, Medium medium, String ended, String left, String right) {
    return new RollRun(
        event,
        medium,
        ended,
        false,
        running(left, right),
        event.isCut() ? running("1.1", "1.1") : new LinkedHashMap<>(),
        4_321,
        event.isCut() ? 1 : 0,
        List.of());
  }

  private static RollRun cut(boolean kept) {
    return new RollRun(
        new RollEvent.CutBeforeStep("left", 9, "PauseAdapter"),
        Medium.FILE,
        "every host keeps a path: adapter=right host=mail",
        true,
        running("1.0", "1.0"),
        running("1.1", "1.1"),
        5_000,
        1,
        kept
            ? List.of()
            : List.of(
                new Breach(RollPromise.PATHS, "host mail has no path while right is updated")));
  }

  private static SequencedMap<String, String> running(String left, String right) {
    SequencedMap<String, String> running = new LinkedHashMap<>();
    running.put("left", left);
    running.put("right", right);
    return running;
  }

  static PathResult compatible(List<String> problems) {
    return result(0, Promise.COMPATIBLE, List.of(), Optional.empty(), problems);
  }

  static PathResult converted() {
    return result(1, Promise.CONVERTED, List.of(WIDENED, COMPANION), Optional.empty(), List.of());
  }

  static PathResult refused() {
    return result(
        2,
        Promise.REFUSED,
        List.of(),
        Optional.of("a loss is named and accepted: fields=[login.speed]"),
        List.of());
  }

  static PathResult result(
      int path,
      Promise happened,
      List<Incompatibility> reconciled,
      Optional<String> refusal,
      List<String> problems) {
    UpdatePath promised = history().paths().get(path);
    return new PathResult(
        promised,
        happened,
        reconciled,
        refusal,
        refusal.isPresent() ? Optional.empty() : Optional.of(pauses()),
        new Traffic(
            12_345,
            2,
            44,
            4,
            9_876,
            Tally.of(
                RequestClass.ALL, Map.of(RequestClass.READ, 15L, RequestClass.OUT_OF_SESSION, 6L))),
        problems);
  }

  private static Pauses pauses() {
    return new Pauses(
        52_000,
        20_000_000,
        pause(10),
        List.of(pause(1), pause(3), pause(2)),
        new Timeline(250_000, 1_000_000, answers(), Collections.nCopies(12, 90_000L)),
        new Latencies(4_000, 40_000, 90_000, 400_000));
  }

  /// 610 microseconds, times something.
  private static Pause pause(long times) {
    return new Pause(
        40_000 * times, 50_000 * times, 200_000 * times, 100_000 * times, 0, 220_000 * times);
  }

  private static List<Integer> answers() {
    List<Integer> answers =
        new ArrayList<>(IntStream.range(0, 12).mapToObj(index -> 10 + index).toList());
    Collections.fill(answers.subList(4, 7), 0);
    return answers;
  }
}
