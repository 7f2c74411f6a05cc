package palimpsest.evidence.certify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import palimpsest.evidence.attestation.Attestation;
import palimpsest.evidence.attestation.Build;
import palimpsest.evidence.attestation.KeyFile;
import palimpsest.evidence.command.CommandLines;
import palimpsest.evidence.command.ExitCode;
import palimpsest.evidence.command.Machine;
import palimpsest.evidence.command.Terminal;
import palimpsest.evidence.report.Certificate;
import palimpsest.evidence.report.Report;
import palimpsest.evidence.report.ReportFolder;
import palimpsest.evidence.report.Summary;
import palimpsest.evidence.report.Wording;
import palimpsest.evidence.requirements.RequirementMatrix;
import palimpsest.model.release.Promise;
import palimpsest.model.release.UpdatePath;
import palimpsest.properties.path.PathResult;
import palimpsest.properties.path.PathRunner;
import palimpsest.properties.path.RunSettings;
import palimpsest.properties.path.StartTimes;
import palimpsest.properties.roll.RollPlan;
import palimpsest.properties.roll.RollResult;
import palimpsest.properties.roll.RollRun;
import palimpsest.properties.roll.RollRunner;
import palimpsest.properties.roll.RollSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The command `certify`: runs each promised path of a release file under load, judges it from
/// outside, and reports.
@Command(
    name = "certify",
    sortOptions = false,
    description =
        "Runs each promised update path of a release file while hosts do I/O, rolls one over a"
            + " storage system if the file has one, judges from outside, and writes a report.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:every promise that was tried is kept",
      " 1:a promise is broken; the report says which and how",
      " 2:the command line or the release file is wrong; nothing was run or written",
      " 3:palimpsest itself failed; the line says where the log is",
      " 5:every promise is kept, but a requirement is broken: a check failed, or a mutant survives"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./palimpsest certify",
      "  ./palimpsest certify releases.yaml --out reports/2.1",
      "  ./palimpsest certify releases.yaml --only 1.3..2.0 --runs 100 --seed 7"
    })
public final class CertifyCommand implements Callable<Integer> {
  private static final int RUNS_MIN = 2;
  private static final int RUNS_MAX = 10_000;
  private static final long ANSWERS_AROUND = 2_000;

  @Parameters(
      arity = "0..1",
      paramLabel = "releases.yaml",
      description = {
        "The release file; without it, the sample that ships with palimpsest, sample.yaml in",
        "evidence/src/main/resources/palimpsest/evidence/releases: a copy is a good start.",
        "Example: releases.yaml"
      })
  private @Nullable Path file;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "palimpsest-report",
      description = {
        "Where the report goes; an earlier report there is replaced (default: ${DEFAULT-VALUE}).",
        "Example: --out reports/2.1"
      })
  private Path out = Path.of("palimpsest-report");

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "6",
      description = {
        "How many updates of each path are measured, each on an adapter just started; the first"
            + " counts apart, and one more is observed event by event: 2 to 10000 (default:"
            + " ${DEFAULT-VALUE}).",
        "Example: --runs 100"
      })
  private int runs = RUNS_MIN;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = {
        "What everything that is drawn is drawn from: what hosts ask for, and the key that signs"
            + " images (default: ${DEFAULT-VALUE}).",
        "Example: --seed 7"
      })
  private long seed = 1;

  @Option(
      names = "--only",
      paramLabel = "FROM..TO",
      description = {
        "A promised path to run; may be given several times (default: all).",
        "Example: --only 1.3..2.0"
      })
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--traces",
      paramLabel = "DIR",
      description = {
        "Where the trace of each path's observed run is kept, as check-trace reads it (default:"
            + " nowhere; it is checked all the same).",
        "Example: --traces traces/2.1"
      })
  private @Nullable Path traces;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      defaultValue = "quick",
      description = {
        "What is run besides the paths, for the requirements: paths (nothing), quick (a brief look"
            + " at mutants, the smallest models), standard (all mutants, small and medium models:"
            + " minutes) or deep (all models, and what --deep does: hours) (default:"
            + " ${DEFAULT-VALUE}).",
        "Example: --profile standard"
      })
  private String profile = "quick";

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = {
        "The private key that signs the report's attestation: Ed25519, in PEM (default: it is"
            + " unsigned).",
        "Example: --key private.pem"
      })
  private @Nullable Path key;

  @Option(
      names = "--deep",
      description = {
        "Rolls with power lost at every write of each adapter and before every step, not at a"
            + " sample of them: minutes.",
        "Example: --deep"
      })
  private boolean deep;

  private final Machine machine;
  private final Terminal terminal;

  public CertifyCommand(Machine machine, Terminal terminal) {
    this.machine = machine;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<String> complaints = new ArrayList<>();
    if (runs < RUNS_MIN || runs > RUNS_MAX) {
      complaints.add("--runs is " + RUNS_MIN + " to " + RUNS_MAX + ": runs=" + runs);
    }
    Optional<Profile> chosenProfile = Profile.of(profile);
    if (chosenProfile.isEmpty()) {
      complaints.add("--profile is paths, quick, standard or deep: profile=" + profile);
    }
    Optional<PrivateKey> signing = Optional.empty();
    if (key != null) {
      try {
        signing = Optional.of(KeyFile.signing(key));
      } catch (IOException e) {
        complaints.add("--key " + e.getMessage());
      }
    }
    ReportFolder.Choice folder = ReportFolder.at(out);
    if (folder instanceof ReportFolder.Choice.Refused refused) {
      complaints.add("--out " + refused.line());
    }
    if (traces != null && Files.exists(traces) && !Files.isDirectory(traces)) {
      complaints.add("--traces is a folder, or nothing yet: found=" + traces);
    }
    Subject.Reading reading = Subject.read(Optional.ofNullable(file));
    Selection.Choice selection = new Selection.Choice.Chosen(List.of());
    switch (reading) {
      case Subject.Reading.Wrong wrong ->
          wrong.problems().forEach(problem -> complaints.add(problem.toString()));
      case Subject.Reading.Read read -> {
        selection = Selection.of(read.subject().history(), only);
        if (selection instanceof Selection.Choice.Unknown unknown) {
          complaints.addAll(unknown.lines());
        }
      }
    }
    if (complaints.isEmpty()
        && folder instanceof ReportFolder.Choice.Usable usable
        && reading instanceof Subject.Reading.Read read
        && selection instanceof Selection.Choice.Chosen chosen) {
      return certify(
          read.subject(),
          chosen.paths(),
          usable.folder(),
          new Besides(chosenProfile.orElseThrow(), signing));
    }
    return terminal.complain("certify", complaints);
  }

  /// What is done besides running paths.
  private record Besides(Profile profile, Optional<PrivateKey> key) {}

  private int certify(Subject subject, List<UpdatePath> paths, ReportFolder folder, Besides besides)
      throws IOException, InterruptedException {
    Certificate.Tools tools = machine.tools();
    Instant begun = machine.now();
    long start = machine.nanos();
    RunSettings settings = new RunSettings(runs, ANSWERS_AROUND, seed);
    terminal
        .err()
        .println("certifying " + Wording.plain(subject.announced(paths.size(), settings)));
    Progress progress = new Progress(terminal, paths.size(), machine::nanos);
    try (Scratch scratch = Scratch.create(machine.temporary())) {
      PathRunner.Folders folders =
          new PathRunner.Folders(
              scratch.folder(),
              traces == null ? scratch.folder() : Files.createDirectories(traces));
      PathRunner runner = new PathRunner(subject.history(), settings, machine::nanos, folders);
      List<PathResult> results = new ArrayList<>();
      for (UpdatePath path : paths) {
        results.add(runner.run(path, progress));
      }
      Optional<StartTimes> starts = starts(runner, results);
      Optional<RollResult> roll = roll(subject, paths, scratch, progress);
      RequirementMatrix requirements =
          new RequirementRun(machine, terminal, besides.profile(), seed)
              .run(file == null ? results : List.of(), file == null ? roll : Optional.empty());
      Certificate certificate =
          new Certificate(
              subject.history(),
              new Certificate.Origin(
                  subject.file(),
                  subject.sha256(),
                  command(),
                  begun,
                  Duration.ofNanos(machine.nanos() - start),
                  tools),
              settings,
              runner.limit(),
              results,
              starts,
              roll,
              Optional.of(requirements));
      SequencedMap<String, String> files = Report.files(certificate);
      files.put(
          ReportFolder.ATTESTATION,
          Attestation.of(certificate, files, Build.running(machine), besides.key()));
      folder.write(files);
      Path page = out.resolve(ReportFolder.PAGE);
      Summary.lines(certificate, terminal.ink(), page.toString())
          .forEach(line -> terminal.out().println(line));
      terminal.out().flush();
      if (!certificate.holds()) {
        return ExitCode.BROKEN;
      }
      return requirements.broken().isEmpty() ? ExitCode.KEPT : ExitCode.ENDANGERED;
    }
  }

  /// How an adapter starts after the first of the updates that came through.
  private static Optional<StartTimes> starts(PathRunner runner, List<PathResult> results) {
    return results.stream()
        .filter(result -> result.isKept() && result.happened() != Promise.REFUSED)
        .findFirst()
        .flatMap(result -> runner.compareStarts(result.path()));
  }

  /// Rolls over the storage system, where there is one and its path was asked for.
  private Optional<RollResult> roll(
      Subject subject, List<UpdatePath> paths, Scratch scratch, Progress progress)
      throws InterruptedException {
    Optional<RollPlan> plan = subject.system().filter(system -> paths.contains(system.path()));
    if (plan.isEmpty()) {
      return Optional.empty();
    }
    List<RollRun> told = new ArrayList<>();
    RollResult result =
        new RollRunner(
                subject.history(),
                plan.get(),
                isEveryCut() ? RollSettings.all(seed) : RollSettings.sample(seed),
                scratch.folder())
            .run(
                run -> {
                  told.add(run);
                  progress.rolled(run, told.size());
                });
    progress.rolled(result);
    return Optional.of(result);
  }

  private boolean isEveryCut() {
    return deep || Profile.of(profile).filter(Profile.DEEP::equals).isPresent();
  }

  /// What repeats this certification.
  private String command() {
    List<String> words = new ArrayList<>(List.of("./palimpsest", "certify"));
    Optional.ofNullable(file).ifPresent(path -> words.add(path.toString()));
    words.addAll(List.of("--runs", String.valueOf(runs), "--seed", String.valueOf(seed)));
    only.forEach(path -> words.addAll(List.of("--only", path)));
    words.addAll(List.of("--profile", profile));
    if (deep) {
      words.add("--deep");
    }
    return CommandLines.of(words);
  }
}
