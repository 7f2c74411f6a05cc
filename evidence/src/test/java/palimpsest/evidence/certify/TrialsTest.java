package palimpsest.evidence.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import palimpsest.evidence.report.Certificates;
import palimpsest.evidence.requirements.Catalogue;
import palimpsest.evidence.requirements.Link;
import palimpsest.evidence.requirements.Link.Kind;
import palimpsest.evidence.requirements.Trial;
import palimpsest.evidence.requirements.Tried;
import palimpsest.evidence.requirements.Tried.Level;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Promise;
import palimpsest.model.release.UpdatePath;
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
import palimpsest.properties.roll.RollResult;
import palimpsest.properties.subject.mutant.SubjectMutants;
import palimpsest.properties.tally.Tally;
import palimpsest.tla.CheckResult;
import palimpsest.tla.CheckResult.Outcome;
import palimpsest.tla.CheckResult.Reason;
import palimpsest.tla.ModelCheck;
import palimpsest.tla.ModelCheck.Check;
import palimpsest.tla.ModelCheck.Verdict;
import palimpsest.tla.Specification;

/// What a run says of what is linked: of what it had no result of, that it had none.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TrialsTest {
  private static final Column HOSTS = new Column("hosts", Detector.Kind.HOSTS);
  private static final Finding MISSED = new Finding.Missed(16);
  private static final Finding CAUGHT = new Finding.Caught(1, 4, "a login is gone");

  private List<Check> checks = List.of();
  private Optional<Specification> specification = Optional.empty();

  @BeforeAll
  void read() throws IOException {
    specification = Optional.of(Specification.packaged());
    checks = ModelCheck.checks(specification.get().manifest());
  }

  private Trials trials(Profile profile, List<Verdict> verdicts, Optional<KillMatrix> kills) {
    return new Trials(profile, specification.orElseThrow(), Ran.NOTHING, verdicts, kills, false);
  }

  private Verdict verdict(String check, Outcome outcome, String... differences) {
    CheckResult result =
        new CheckResult(
            outcome,
            Optional.empty(),
            new TreeMap<>(Map.of("PauseAdapter", 1_056L, "TakeOver", 0L)),
            Optional.empty(),
            List.of(),
            Duration.ofSeconds(1),
            "TLC");
    return new Verdict(
        checks.stream().filter(each -> each.name().equals(check)).findFirst().orElseThrow(),
        result,
        List.of(differences));
  }

  /// Losses of power along a path, of which so many tried whether a whole image starts.
  private Trials lost(Map<CrashPromise, Long> tries, List<CrashPromise.Breach> breaches) {
    return lost(tries, breaches, true);
  }

  private Trials lost(
      Map<CrashPromise, Long> tries, List<CrashPromise.Breach> breaches, boolean alongAll) {
    UpdatePath path =
        new UpdatePath("1.0", "2.0", Policy.STRICT, Promise.CONVERTED, Optional.empty());
    CrashResult result =
        new CrashResult(
            path,
            new TreeMap<>(),
            0,
            "restarts",
            2,
            52,
            1,
            false,
            false,
            tries,
            Tally.NONE,
            Tally.NONE,
            100,
            breaches);
    Ran ran =
        new Ran(
            List.of(), Optional.of(new CrashResults(List.of(result))), alongAll, Optional.empty());
    return new Trials(
        Profile.PATHS, specification.orElseThrow(), ran, List.of(), Optional.empty(), false);
  }

  private static Optional<KillMatrix> kills(String mutant, Finding ofMutant, Finding asItIs) {
    return Optional.of(
        new KillMatrix(
            1,
            List.of(HOSTS),
            List.of(
                new Row(
                    Objects.requireNonNull(SubjectMutants.all().get(mutant)),
                    Optional.empty(),
                    List.of(new Cell(HOSTS, ofMutant, 1)))),
            List.of(new Sound(Optional.empty(), new Cell(HOSTS, asItIs, 1)))));
  }

  private static List<Trial> trial(Trials trials, Kind kind, String item) {
    return trials.of(new Link(kind, item, "IOC-3", 1)).stream().map(Tried::trial).toList();
  }

  @Test
  void ofNothingThatRan_thereIsNoResult() {
    for (Profile profile : Profile.values()) {
      Trials nothing = trials(profile, List.of(), Optional.empty());
      for (Link link :
          List.of(
              new Link(Kind.SPECIFICATION, "StorageSystem.OneAtATimeInv", "SYS-2", 1),
              new Link(Kind.ACTIONS, "StorageSystem.PauseAdapter", "SYS-2", 1),
              new Link(Kind.DETECTORS, "hosts", "PER-1", 1),
              new Link(Kind.PATHS, "1.0..1.1", "LOG-5", 1),
              new Link(Kind.PATHS, "roll.PATHS", "SYS-2", 1),
              new Link(Kind.PATHS, "power.WHOLE", "INI-4", 1),
              new Link(Kind.PROPERTIES, "palimpsest.impl.gate.GateTest", "IOC-3", 1),
              new Link(Kind.MUTANTS, "NoDrain", "IOC-4", 1),
              new Link(Kind.MUTANTS, "palimpsest.impl.powerloss.Mutants#KeyLeft", "FST-8", 1))) {
        assertThat(nothing.of(link))
            .as(link.item())
            .isNotEmpty()
            .allMatch(tried -> tried.trial() instanceof Trial.NotRun);
      }
    }
  }

  @Test
  void aPropertyHolds_ifEveryModelThatRanAndChecksItDoes() {
    Verdict holds = verdict("SystemHeirs", new Outcome.Holds());
    Verdict other = verdict("FastKeys", new Outcome.Holds());
    String item = "StorageSystem.OneAtATimeInv";
    assertThat(
            trial(
                trials(Profile.QUICK, List.of(holds, other), Optional.empty()),
                Kind.SPECIFICATION,
                item))
        .containsExactly(new Trial.Passed("holds in SystemHeirs"));
    Verdict broken = verdict("SystemRoll", new Outcome.Holds(), "SystemRoll counts as before: no");
    assertThat(
            trial(
                trials(Profile.STANDARD, List.of(holds, broken), Optional.empty()),
                Kind.SPECIFICATION,
                item))
        .containsExactly(new Trial.Failed("SystemRoll counts as before: no"));
  }

  @Test
  void aCheckThatWasInterrupted_isNoResult() {
    Verdict cancelled =
        verdict("SystemHeirs", new Outcome.Broken(Reason.CANCELLED, "interrupted"), "interrupted");
    assertThat(
            trial(
                trials(Profile.STANDARD, List.of(cancelled), Optional.empty()),
                Kind.SPECIFICATION,
                "StorageSystem.OneAtATimeInv"))
        .containsExactly(new Trial.NotRun("not run; --profile deep does it"));
  }

  /// Breaking any link is said: one to what is not there is no result, or a failure.
  @Test
  void whatIsLinkedAndNotThere_neverPasses() {
    Trials trials =
        trials(
            Profile.STANDARD,
            List.of(verdict("SystemHeirs", new Outcome.Holds())),
            kills("NoDrain", CAUGHT, MISSED));
    for (Kind kind : Kind.values()) {
      String nothing =
          switch (kind) {
            case SPECIFICATION, ACTIONS -> "StorageSystem.Nothing";
            case IMPLEMENTATION, PROPERTIES -> "palimpsest.impl.Nothing";
            case DETECTORS, PATHS, MUTANTS -> "nothing";
          };
      assertThat(trial(trials, kind, nothing))
          .as(kind.word())
          .isNotEmpty()
          .noneMatch(Trial.Passed.class::isInstance);
    }
    assertThat(trial(trials, Kind.IMPLEMENTATION, "palimpsest.impl.Nothing"))
        .containsExactly(new Trial.Failed("there is no such class"));
    assertThat(trial(trials, Kind.MUTANTS, "nothing"))
        .containsExactly(new Trial.Failed("there is no such mutant"));
  }

  @Test
  void everyClassThatIsLinked_isThere() throws IOException {
    Trials trials = trials(Profile.PATHS, List.of(), Optional.empty());
    assertThat(Catalogue.packaged().links())
        .filteredOn(link -> link.kind() == Kind.IMPLEMENTATION)
        .isNotEmpty()
        .allSatisfy(
            link ->
                assertThat(trials.of(link))
                    .allMatch(tried -> tried.trial() instanceof Trial.Passed));
  }

  @Test
  void anActionThatIsNeverTaken_isNoResult() {
    Trials trials =
        trials(
            Profile.QUICK, List.of(verdict("SystemHeirs", new Outcome.Holds())), Optional.empty());
    assertThat(trial(trials, Kind.ACTIONS, "StorageSystem.PauseAdapter"))
        .containsExactly(new Trial.Passed("taken 1,056 times"));
    assertThat(trial(trials, Kind.ACTIONS, "StorageSystem.TakeOver"))
        .containsExactly(new Trial.NotRun("not run; --profile standard does it"));
  }

  @Test
  void aMutant_isCaughtWhereSomethingCatchesIt() {
    Verdict caught = verdict("NoDrain", new Outcome.Holds());
    Trials trials = trials(Profile.STANDARD, List.of(caught), kills("NoDrain", CAUGHT, MISSED));
    assertThat(trials.of(new Link(Kind.MUTANTS, "NoDrain", "IOC-4", 1)))
        .extracting(Tried::level, Tried::trial)
        .containsExactly(
            tuple(Level.SPECIFICATION, new Trial.Passed("caught by TLC")),
            tuple(Level.IMPLEMENTATION, new Trial.Passed("caught by hosts")));
    assertThat(trials.races(new Link(Kind.MUTANTS, "NoDrain", "IOC-4", 1))).containsExactly("R11");
  }

  @Test
  void aMutantThatSurvives_failsWhereTheLookWasLong() {
    Optional<KillMatrix> kills = kills("NoDrain", MISSED, MISSED);
    assertThat(trial(trials(Profile.STANDARD, List.of(), kills), Kind.MUTANTS, "NoDrain"))
        .contains(new Trial.Failed("survives: no detector catches it"));
    assertThat(trial(trials(Profile.QUICK, List.of(), kills), Kind.MUTANTS, "NoDrain"))
        .contains(
            new Trial.NotRun("not found in so brief a look; --profile standard looks longer"));
    Verdict survived = verdict("NoDrain", new Outcome.Holds(), "NoDrain breaks it: it does not");
    assertThat(
            trial(
                trials(Profile.STANDARD, List.of(survived), Optional.empty()),
                Kind.MUTANTS,
                "NoDrain"))
        .contains(new Trial.Failed("NoDrain breaks it: it does not"));
  }

  @Test
  void aDetectorThatFindsSomethingInTheImplementation_fails() {
    assertThat(
            trial(
                trials(Profile.QUICK, List.of(), kills("NoDrain", CAUGHT, CAUGHT)),
                Kind.DETECTORS,
                "hosts"))
        .containsExactly(new Trial.Failed("hosts finds a login is gone"));
    assertThat(
            trial(
                trials(Profile.QUICK, List.of(), kills("NoDrain", CAUGHT, MISSED)),
                Kind.DETECTORS,
                "hosts"))
        .containsExactly(new Trial.Passed("finds nothing in 16 tries"));
  }

  @Test
  void whatNoLossOfPowerTried_isNoResult() {
    Trials once = lost(Map.of(CrashPromise.WHOLE, 1L), List.of());
    assertThat(trial(once, Kind.PATHS, "power.WHOLE"))
        .containsExactly(
            new Trial.Passed("kept wherever a loss of power tried it: 1 of 52 places"));
    assertThat(trial(once, Kind.PATHS, "power.SESSIONS"))
        .containsExactly(new Trial.NotRun("not tried: no loss of power came to it"));
    Trials broken =
        lost(Map.of(), List.of(new CrashPromise.Breach(CrashPromise.WHOLE, "an adapter starts")));
    assertThat(trial(broken, Kind.PATHS, "power.WHOLE"))
        .containsExactly(new Trial.Failed("not kept: " + CrashPromise.WHOLE.sentence()));
  }

  @Test
  void whatIsKeptAlongAPartOfThePaths_isNoResult() {
    Map<CrashPromise, Long> tries = Map.of(CrashPromise.WHOLE, 1L);
    assertThat(trial(lost(tries, List.of(), false), Kind.PATHS, "power.WHOLE"))
        .containsExactly(
            new Trial.NotRun("not run; ./palimpsest certify does it, with the whole sample"));
    List<CrashPromise.Breach> broken =
        List.of(new CrashPromise.Breach(CrashPromise.WHOLE, "an adapter starts"));
    assertThat(trial(lost(tries, broken, false), Kind.PATHS, "power.WHOLE"))
        .containsExactly(new Trial.Failed("not kept: " + CrashPromise.WHOLE.sentence()));
  }

  @Test
  void whatIsKeptUntilARollWasInterrupted_isNoResult() throws IOException {
    RollResult whole = Certificates.everything().roll().orElseThrow();
    RollResult half = new RollResult(whole.plan(), whole.settings(), whole.runs(), false);
    assertThat(trial(rolled(whole), Kind.PATHS, "roll.PATHS"))
        .containsExactly(new Trial.Passed("kept in 3 rolls"));
    assertThat(trial(rolled(half), Kind.PATHS, "roll.PATHS"))
        .containsExactly(new Trial.NotRun("not run; the certification was interrupted"));
  }

  private Trials rolled(RollResult roll) {
    return new Trials(
        Profile.PATHS,
        specification.orElseThrow(),
        new Ran(List.of(), Optional.empty(), false, Optional.of(roll)),
        List.of(),
        Optional.empty(),
        !roll.complete());
  }

  @Test
  void profiles_runMoreAndMore() {
    int before = -1;
    for (Profile profile : Profile.values()) {
      int now = profile.checks(specification.orElseThrow().manifest()).size();
      assertThat(now).as(profile.word()).isGreaterThan(before);
      assertThat(Profile.of(profile.word())).contains(profile);
      before = now;
    }
    assertThat(before).isEqualTo(checks.size());
  }
}
