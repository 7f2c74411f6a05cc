package palimpsest.evidence.certify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.SequencedSet;
import java.util.function.Function;
import palimpsest.evidence.command.Machine;
import palimpsest.evidence.command.Terminal;
import palimpsest.evidence.modelcheck.CheckRun;
import palimpsest.evidence.mutants.MutantRun;
import palimpsest.evidence.report.ReportFolder;
import palimpsest.evidence.report.Results;
import palimpsest.evidence.report.Wording;
import palimpsest.model.release.UpdatePath;
import palimpsest.properties.crash.CrashResult;
import palimpsest.properties.crash.CrashRunner;
import palimpsest.properties.crash.CrashSettings;
import palimpsest.properties.kill.KillMatrix.Row;
import palimpsest.properties.path.PathResult;
import palimpsest.properties.path.PathRunner;
import palimpsest.properties.path.RunSettings;
import palimpsest.properties.roll.RollEvent;
import palimpsest.properties.roll.RollResult;
import palimpsest.properties.roll.RollRunner;
import palimpsest.properties.roll.RollSettings;
import palimpsest.properties.subject.mutant.SubjectMutant;
import palimpsest.tla.Manifest.Size;
import palimpsest.tla.ModelCheck;
import palimpsest.tla.ModelCheck.Check;
import palimpsest.tla.ModelCheck.Verdict;
import palimpsest.tla.Specification;
import palimpsest.tla.TlcJar;
import tools.jackson.databind.JsonNode;

/// Runs a sample of a report again, with its seed, and compares what comes of it: bit by bit, as
/// nothing of it depends on time. What is drawn is said. What takes minutes is not drawn: some
/// models, and losses of power wherever it can be lost.
final class Rerun {
  private static final int RUNS = 2;
  private static final long ANSWERS_AROUND = 500;

  private final Machine machine;
  private final Terminal terminal;
  private final Results.Recorded recorded;
  private final Sample sample;
  private final List<String> wrong = new ArrayList<>();

  /// What is drawn.
  ///
  /// @param each how many of each kind at most
  record Sample(int each, long seed) {}

  Rerun(Machine machine, Terminal terminal, Results.Recorded recorded, Sample sample) {
    this.machine = machine;
    this.terminal = terminal;
    this.recorded = recorded;
    this.sample = sample;
  }

  /// Runs it, and says of each thing whether it came out as it is recorded.
  ///
  /// @return what did not, a line each
  List<String> differences() throws IOException, InterruptedException {
    Optional<Profile> profile = Profile.of(recorded.asked().profile());
    if (profile.isEmpty()) {
      return List.of(
          ReportFolder.RESULTS + ": there is no such profile: " + recorded.asked().profile());
    }
    Subject.Reading reading = Subject.read(recorded.asked().file().map(Path::of));
    if (!(reading instanceof Subject.Reading.Read(Subject subject))
        || !subject.sha256().equals(recorded.asked().sha256())) {
      return List.of(
          "the release file is not the one that was certified: file="
              + recorded.asked().file().orElse("the sample")
              + " sha256="
              + recorded.asked().sha256());
    }
    Specification specification = Specification.packaged();
    List<Check> checks = profile.get().checks(specification.manifest());
    List<SubjectMutant> mutants = profile.get().mutants();
    whole(Results.PATHS, recorded.asked().of(Results.PATHS));
    whole(Results.LOSSES, recorded.asked().of(Results.LOSSES));
    whole(Results.MODELS, checks.stream().map(Check::name).toList());
    whole(Results.MUTANTS, mutants.stream().map(SubjectMutant::name).toList());
    paths(subject);
    losses(subject);
    rolls(subject);
    models(specification, checks);
    mutants(specification, profile.get(), mutants);
    return wrong;
  }

  /// A result of each of these is there, and of no other.
  private void whole(String kind, List<String> names) {
    SequencedSet<String> there = recorded.names(kind);
    for (String name : names) {
      if (!there.contains(name)) {
        wrong.add(ReportFolder.RESULTS + ": " + kind + ": " + name + ": is missing");
      }
    }
    there.stream()
        .filter(name -> !names.contains(name))
        .forEach(name -> wrong.add(ReportFolder.RESULTS + ": " + kind + ": " + name + ": is none"));
  }

  private void paths(Subject subject) throws IOException, InterruptedException {
    List<UpdatePath> drawn = drawn(Results.PATHS, subject.history().paths(), Selection::option);
    try (Scratch scratch = Scratch.create(machine.temporary())) {
      PathRunner runner =
          new PathRunner(
              subject.history(),
              new RunSettings(RUNS, ANSWERS_AROUND, recorded.asked().seed()),
              machine::nanos,
              new PathRunner.Folders(scratch.folder(), scratch.folder()));
      for (UpdatePath path : drawn) {
        PathResult result = runner.run(path, progress(drawn.size()));
        compare(Results.PATHS, Results.name(path), Results.node(result));
      }
    }
  }

  private Progress progress(int paths) {
    return new Progress(terminal, paths, machine::nanos);
  }

  /// Along paths where power was lost in a sample of the places.
  private void losses(Subject subject) throws InterruptedException {
    List<UpdatePath> drawn =
        drawn(
            Results.LOSSES,
            subject.history().paths().stream()
                .filter(path -> !recorded.isCutEverywhere(Results.name(path)))
                .toList(),
            Results::name);
    CrashRunner runner =
        new CrashRunner(subject.history(), CrashSettings.sample(recorded.asked().seed()));
    for (UpdatePath path : drawn) {
      CrashResult result = runner.run(path, progress(drawn.size()));
      compare(Results.LOSSES, Results.name(path), Results.node(result));
    }
  }

  /// The roll in which nothing happens, and some in which something does.
  private void rolls(Subject subject) throws IOException, InterruptedException {
    if (recorded.asked().of(Results.ROLLS).isEmpty() || subject.system().isEmpty()) {
      whole(Results.ROLLS, List.of());
      return;
    }
    long seed = recorded.asked().seed();
    List<String> drawn =
        drawn(Results.ROLLS, List.copyOf(recorded.names(Results.ROLLS)), name -> name);
    List<String> all = new ArrayList<>(List.of(new RollEvent.Nothing().described()));
    try (Scratch scratch = Scratch.create(machine.temporary())) {
      RollResult result =
          new RollRunner(
                  subject.history(),
                  subject.system().get(),
                  recorded.isEveryStep() ? RollSettings.all(seed) : RollSettings.sample(seed),
                  new RollRunner.Folders(scratch.folder(), Optional.empty()))
              .run(
                  event -> {
                    all.add(event.described());
                    return drawn.contains(event.described());
                  },
                  run -> compare(Results.ROLLS, run.event().described(), Results.node(run)));
      progress(0).rolled(result);
    }
    whole(Results.ROLLS, all);
  }

  private void models(Specification specification, List<Check> checks)
      throws IOException, InterruptedException {
    List<Check> drawn =
        drawn(
            Results.MODELS,
            checks.stream().filter(check -> check.size() == Size.SMALL).toList(),
            Check::name);
    if (drawn.isEmpty()) {
      return;
    }
    TlcJar tlc = TlcJar.packaged();
    try (ModelCheck modelCheck =
        ModelCheck.open(
            specification,
            new ModelCheck.Tools(machine.java(), tlc, machine.temporary(), machine::now))) {
      List<Verdict> verdicts =
          new CheckRun(machine, terminal, OptionalInt.empty())
              .run(modelCheck, drawn, String.valueOf(tlc.path().getFileName()));
      for (Verdict verdict : verdicts) {
        compare(Results.MODELS, verdict.check().name(), Results.node(verdict));
      }
    }
  }

  private void mutants(Specification specification, Profile profile, List<SubjectMutant> mutants)
      throws InterruptedException {
    List<SubjectMutant> drawn = drawn(Results.MUTANTS, mutants, SubjectMutant::name);
    if (drawn.isEmpty()) {
      return;
    }
    MutantRun run =
        new MutantRun(
            machine,
            terminal,
            OptionalInt.empty(),
            specification.manifest(),
            profile.look(recorded.asked().seed()));
    for (Row row : run.run(drawn).rows()) {
      compare(Results.MUTANTS, row.mutant().name(), Results.node(row));
    }
  }

  /// A sample of those that there is a result of, in their order.
  private <T> List<T> drawn(String kind, List<T> all, Function<T, String> name) {
    SequencedSet<String> names = recorded.names(kind);
    List<T> known = all.stream().filter(each -> names.contains(name.apply(each))).toList();
    List<T> shuffled = new ArrayList<>(known);
    Collections.shuffle(shuffled, new Random(sample.seed()));
    List<T> some = shuffled.subList(0, Math.min(sample.each(), known.size()));
    return known.stream().filter(some::contains).toList();
  }

  private void compare(String kind, String name, JsonNode found) {
    String before = recorded.text(kind, name);
    boolean isSame = before.equals(found.toString());
    terminal
        .out()
        .println(
            "run again: "
                + Wording.plain(kind + ": " + name)
                + ": "
                + (isSame
                    ? terminal.ink().good("the same")
                    : terminal.ink().bad("another result")));
    if (!isSame) {
      wrong.add(kind + ": " + name + ": recorded=" + before + " found=" + found);
    }
  }
}
