package palimpsest.evidence.certify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import palimpsest.evidence.command.Machine;
import palimpsest.evidence.command.Terminal;
import palimpsest.evidence.modelcheck.CheckRun;
import palimpsest.evidence.mutants.MutantRun;
import palimpsest.evidence.report.Besides;
import palimpsest.evidence.report.Besides.Explored;
import palimpsest.evidence.report.Besides.SizedPause;
import palimpsest.evidence.report.Certificate;
import palimpsest.evidence.report.Extent;
import palimpsest.evidence.report.Results;
import palimpsest.evidence.report.Wording;
import palimpsest.evidence.requirements.Catalogue;
import palimpsest.evidence.requirements.RequirementMatrix;
import palimpsest.impl.adapter.AdapterConfiguration;
import palimpsest.model.machine.CodeUpdate;
import palimpsest.model.machine.State;
import palimpsest.model.machine.StateCodec;
import palimpsest.model.machine.Step;
import palimpsest.model.release.Promise;
import palimpsest.model.release.UpdatePath;
import palimpsest.properties.crash.CrashResult;
import palimpsest.properties.crash.CrashResults;
import palimpsest.properties.crash.CrashRunner;
import palimpsest.properties.crash.CrashSettings;
import palimpsest.properties.explorer.Depths;
import palimpsest.properties.explorer.Exploration.Outcome;
import palimpsest.properties.explorer.Explorer;
import palimpsest.properties.kill.KillMatrix;
import palimpsest.properties.path.CopyLimit;
import palimpsest.properties.path.PathListener;
import palimpsest.properties.path.PathResult;
import palimpsest.properties.path.PathRunner;
import palimpsest.properties.path.RunSettings;
import palimpsest.properties.path.StartTimes;
import palimpsest.properties.roll.RollPlan;
import palimpsest.properties.roll.RollResult;
import palimpsest.properties.roll.RollRun;
import palimpsest.properties.roll.RollRunner;
import palimpsest.properties.roll.RollSettings;
import palimpsest.properties.subject.mutant.MutantModel;
import palimpsest.properties.subject.mutant.SubjectMutant;
import palimpsest.tla.ModelCheck;
import palimpsest.tla.ModelCheck.Check;
import palimpsest.tla.ModelCheck.Verdict;
import palimpsest.tla.Specification;
import palimpsest.tla.TlcJar;

/// One certification: runs what was asked for, one thing after the other, until all of it is done
/// or somebody interrupts.
final class Certification {
  private static final List<Integer> PORTS = List.of(16, 256, 4_096);
  private static final long SIZED_TABLES_BYTES = 4 << 20;
  private static final int SIZED_RUNS = 4;
  private static final long SIZED_ANSWERS = 500;
  private static final List<MutantModel> EXPLORED =
      List.of(MutantModel.TWO_WORKERS, MutantModel.MODULES, MutantModel.JUMP);
  private static final int STATES_MAX = 50_000;

  private final Machine machine;
  private final Terminal terminal;
  private final Interruption interruption;
  private final Plan plan;
  private final String command;
  private final Specification specification;
  private final List<PathResult> results = new ArrayList<>();
  private final List<Verdict> verdicts = new ArrayList<>();
  private Optional<CopyLimit> limit = Optional.empty();
  private Optional<StartTimes> starts = Optional.empty();
  private final List<CrashResult> losses = new ArrayList<>();
  private Optional<RollResult> roll = Optional.empty();
  private Optional<KillMatrix> kills = Optional.empty();
  private final List<SizedPause> sizes = new ArrayList<>();
  private final List<Explored> explored = new ArrayList<>();

  /// What is asked for.
  ///
  /// @param profile which the rest is of
  /// @param mutants of the implementation to be looked at
  /// @param jobs how many checks and mutants at a time; without, as many as there are processors.
  ///     Paths are run one at a time, as their pauses are measured
  /// @param isEveryCut whether paths and a roll lose power wherever they can
  /// @param isDrawn whether that is measured, too, which is for figures alone
  /// @param traces where traces are kept, if they are
  record Plan(
      Subject subject,
      List<UpdatePath> paths,
      RunSettings settings,
      Profile profile,
      List<Check> checks,
      List<SubjectMutant> mutants,
      OptionalInt jobs,
      boolean isEveryCut,
      boolean isDrawn,
      Optional<Path> traces) {
    Plan {
      paths = List.copyOf(paths);
      checks = List.copyOf(checks);
      mutants = List.copyOf(mutants);
    }

    /// The roll, where there is a storage system and its path is asked for.
    Optional<RollPlan> roll() {
      return subject.system().filter(system -> paths.contains(system.path()));
    }

    private boolean isDeep() {
      return isEveryCut || profile == Profile.DEEP;
    }

    private RollSettings rolling() {
      return isDeep() ? RollSettings.all(settings.seed()) : RollSettings.sample(settings.seed());
    }

    private CrashSettings crashing(int threads) {
      return isDeep()
          ? CrashSettings.all(settings.seed(), threads)
          : CrashSettings.sample(settings.seed());
    }
  }

  /// @param command what repeats it
  Certification(
      Machine machine, Terminal terminal, Interruption interruption, Plan plan, String command)
      throws IOException {
    this.machine = machine;
    this.terminal = terminal;
    this.interruption = interruption;
    this.plan = plan;
    this.command = command;
    this.specification = Specification.packaged();
  }

  /// Runs it. From its end on nothing interrupts any more.
  Certificate run() throws Exception {
    Certificate.Tools tools = machine.tools();
    Instant begun = machine.now();
    long start = machine.nanos();
    terminal
        .err()
        .println(
            "certifying "
                + Wording.plain(plan.subject.announced(plan.paths.size(), plan.settings)));
    boolean isDone = interruption.isDone(this::runAll);
    interruption.settle();
    Certificate.Origin origin =
        new Certificate.Origin(
            plan.subject.file(),
            plan.subject.isSample(),
            plan.subject.sha256(),
            command,
            begun,
            Duration.ofNanos(machine.nanos() - start),
            tools);
    return new Certificate(
        plan.subject.history(),
        origin,
        plan.settings,
        limit.orElseGet(() -> CopyLimit.measure(machine::nanos)),
        results,
        new Besides(
            starts,
            losses(),
            roll,
            verdicts,
            kills,
            sizes,
            explored,
            Optional.of(requirements(isDone)),
            extent(),
            Optional.empty()));
  }

  private void runAll() throws Exception {
    try (Scratch scratch = Scratch.create(machine.temporary())) {
      Path traces =
          plan.traces.isEmpty()
              ? scratch.folder()
              : Files.createDirectories(plan.traces.orElseThrow());
      PathRunner runner =
          new PathRunner(
              plan.subject.history(),
              plan.settings,
              machine::nanos,
              new PathRunner.Folders(scratch.folder(), traces));
      limit = Optional.of(runner.limit());
      runAll(runner, scratch);
    }
  }

  private void runAll(PathRunner runner, Scratch scratch) throws Exception {
    Progress progress = new Progress(terminal, plan.paths.size(), machine::nanos);
    for (UpdatePath path : plan.paths) {
      results.add(runner.run(path, progress));
    }
    starts = starts(runner);
    losePower(progress);
    measureSizes(scratch);
    if (plan.roll().isPresent()) {
      roll(plan.roll().get(), scratch, progress);
    }
    checkModels();
    lookAtMutants();
    explore();
  }

  /// How an adapter starts after the first of the updates that came through.
  private Optional<StartTimes> starts(PathRunner runner) {
    return results.stream()
        .filter(result -> result.isKept() && result.happened() != Promise.REFUSED)
        .findFirst()
        .flatMap(result -> runner.compareStarts(result.path()));
  }

  private void losePower(Progress progress) throws InterruptedException {
    CrashRunner runner =
        new CrashRunner(plan.subject.history(), plan.crashing(machine.tools().processors()));
    for (UpdatePath path : crashed()) {
      losses.add(runner.run(path, progress));
    }
    losses().ifPresent(progress::crashed);
  }

  /// Along which paths power is lost: hosts worked on an adapter, and it came to what was promised.
  private List<UpdatePath> crashed() {
    return results.stream()
        .filter(result -> result.traffic().answers() > 0)
        .filter(result -> result.happened() == result.path().promise())
        .map(PathResult::path)
        .toList();
  }

  /// Whether no path is left along which power is to be lost: neither for want of choice, nor for
  /// an interruption.
  private boolean isLostAlongAll() {
    return results.size() == plan.subject.history().paths().size()
        && losses.size() == crashed().size();
  }

  private Optional<CrashResults> losses() {
    return losses.isEmpty() ? Optional.empty() : Optional.of(new CrashResults(losses));
  }

  /// How the pause of the first conversion depends on how large the tables are.
  private void measureSizes(Scratch scratch) throws InterruptedException {
    Optional<UpdatePath> converted =
        results.stream()
            .filter(result -> result.isKept() && result.happened() == Promise.CONVERTED)
            .map(PathResult::path)
            .findFirst();
    if (converted.isEmpty() || !plan.isDrawn) {
      return;
    }
    for (int ports : PORTS) {
      new PathRunner(
              plan.subject.history(),
              new RunSettings(SIZED_RUNS, SIZED_ANSWERS, plan.settings.seed()),
              machine::nanos,
              new PathRunner.Folders(scratch.folder(), scratch.folder()),
              AdapterConfiguration.small().withPorts(ports, SIZED_TABLES_BYTES))
          .run(converted.get(), PathListener.NONE)
          .pauses()
          .ifPresent(pauses -> sizes.add(new SizedPause(converted.get(), ports, pauses.median())));
    }
  }

  /// How the states of the models lie in which mutants are sought.
  private void explore() {
    if (!plan.isDrawn) {
      return;
    }
    for (MutantModel model : EXPLORED) {
      Depths<Step> counts = new Depths<>();
      long start = machine.nanos();
      Outcome<State, Step> outcome =
          new Explorer<>(
                  new CodeUpdate(model.constants()),
                  new StateCodec(model.constants()),
                  List.of(),
                  STATES_MAX)
              .explore(counts)
              .outcome();
      if (outcome instanceof Outcome.Complete) {
        explored.add(new Explored(model.name(), counts.counts(), machine.nanos() - start));
      }
    }
  }

  /// Where there is an end before all rolls are made, those that were are what there is.
  private void roll(RollPlan rolled, Scratch scratch, Progress progress)
      throws InterruptedException {
    List<RollRun> told = new ArrayList<>();
    try {
      RollResult result =
          new RollRunner(
                  plan.subject.history(),
                  rolled,
                  plan.rolling(),
                  new RollRunner.Folders(scratch.folder(), plan.traces))
              .run(
                  run -> {
                    told.add(run);
                    progress.rolled(run, told.size());
                  });
      roll = Optional.of(result);
      progress.rolled(result);
    } finally {
      if (roll.isEmpty() && !told.isEmpty()) {
        roll = Optional.of(new RollResult(rolled, plan.rolling(), told, false));
      }
    }
  }

  private void checkModels() throws IOException, InterruptedException {
    if (plan.checks.isEmpty()) {
      return;
    }
    TlcJar tlc = TlcJar.packaged();
    CheckRun run = new CheckRun(machine, terminal, plan.jobs);
    try (ModelCheck modelCheck =
        ModelCheck.open(
            specification,
            new ModelCheck.Tools(machine.java(), tlc, machine.temporary(), machine::now))) {
      run.run(modelCheck, plan.checks, String.valueOf(tlc.path().getFileName()));
    } finally {
      plan.checks.forEach(
          check ->
              run.finished().stream()
                  .filter(verdict -> verdict.check().equals(check))
                  .forEach(verdicts::add));
    }
  }

  private void lookAtMutants() throws InterruptedException {
    if (plan.mutants.isEmpty()) {
      return;
    }
    MutantRun run =
        new MutantRun(
            machine,
            terminal,
            plan.jobs,
            specification.manifest(),
            plan.profile.look(plan.settings.seed()));
    try {
      run.run(plan.mutants);
    } finally {
      kills = run.found();
    }
  }

  /// Links are to the sample: what came of other paths says nothing of them.
  private RequirementMatrix requirements(boolean isDone) throws IOException {
    boolean isSample = plan.subject.isSample();
    return RequirementMatrix.of(
        plan.profile.word(),
        Catalogue.packaged(),
        new Trials(
            plan.profile,
            specification,
            isSample ? new Ran(results, losses(), isLostAlongAll(), roll) : Ran.NOTHING,
            verdicts,
            kills,
            !isDone));
  }

  private Extent extent() {
    return new Extent(
        List.of(
            Extent.Part.of(
                Results.PATHS,
                "promised paths",
                plan.paths.stream().map(Selection::option).toList(),
                results.stream().map(PathResult::path).map(Selection::option).toList()),
            Extent.Part.of(
                Results.LOSSES,
                "paths along which power is lost",
                crashed().stream().map(Selection::option).toList(),
                losses.stream().map(CrashResult::path).map(Selection::option).toList()),
            Extent.Part.of(
                Results.ROLLS,
                "rolls over a storage system",
                plan.roll().map(RollPlan::path).map(Selection::option).stream().toList(),
                roll
                    .filter(RollResult::complete)
                    .map(RollResult::plan)
                    .map(RollPlan::path)
                    .map(Selection::option)
                    .stream()
                    .toList()),
            Extent.Part.of(
                Results.MODELS,
                "results of TLC",
                plan.checks.stream().map(Check::name).toList(),
                verdicts.stream().map(verdict -> verdict.check().name()).toList()),
            Extent.Part.of(
                Results.MUTANTS,
                "mutants of the implementation",
                plan.mutants.stream().map(SubjectMutant::name).toList(),
                kills.stream()
                    .flatMap(matrix -> matrix.rows().stream())
                    .map(row -> row.mutant().name())
                    .toList())));
  }
}
