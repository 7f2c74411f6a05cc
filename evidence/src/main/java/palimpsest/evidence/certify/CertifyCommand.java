package palimpsest.evidence.certify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import palimpsest.evidence.attestation.Attestation;
import palimpsest.evidence.attestation.Build;
import palimpsest.evidence.attestation.KeyFile;
import palimpsest.evidence.command.CommandLines;
import palimpsest.evidence.command.ExitCode;
import palimpsest.evidence.command.FaultLog;
import palimpsest.evidence.command.Machine;
import palimpsest.evidence.command.Terminal;
import palimpsest.evidence.modelcheck.CheckRun;
import palimpsest.evidence.report.Baseline;
import palimpsest.evidence.report.Certificate;
import palimpsest.evidence.report.Conclusion;
import palimpsest.evidence.report.Report;
import palimpsest.evidence.report.ReportFolder;
import palimpsest.evidence.report.Summary;
import palimpsest.evidence.report.Wording;
import palimpsest.evidence.report.export.BillOfMaterials;
import palimpsest.model.release.UpdatePath;
import palimpsest.properties.path.RunSettings;
import palimpsest.tla.Specification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The command `certify`: runs each promised path of a release file under load, judges it from
/// outside, and reports.
@Command(
    name = "certify",
    sortOptions = false,
    description =
        "Runs each promised update path of a release file while hosts do I/O, loses power along it,"
            + " rolls one over a storage system if the file has one, judges from outside, and"
            + " writes a report.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:every promise that was tried is kept",
      " 1:a promise is broken; the report says which and how",
      " 2:the command line or the release file is wrong; nothing was run or written",
      " 3:palimpsest itself failed; the line says where the log is",
      " 5:every promise is kept, but a requirement is broken: a check failed, or a mutant survives",
      " 6:it was interrupted; the report has what was found, and says what is missing"
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
            + " nowhere; it is checked all the same), and that of each roll.",
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
        "Loses power at every write of every path, torn in every way, and at every write of the"
            + " start that follows, and rolls with power lost at every write of each adapter and"
            + " before every step, not at a sample of them: minutes.",
        "Example: --deep"
      })
  private boolean deep;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = {
        "How many models and mutants are looked at at the same time, 1 to 64; the results are the"
            + " same. Paths are run one at a time, as their pauses are measured (default: as many"
            + " as there are processors, and as memory has room for).",
        "Example: --jobs 2"
      })
  private @Nullable Integer jobs;

  @Option(
      names = "--baseline",
      paramLabel = "DIR",
      description = {
        "An earlier report, to compare with: verdict, requirements, paths, pauses and mutants"
            + " (default: none).",
        "Example: --baseline reports/2.0"
      })
  private @Nullable Path baseline;

  @Option(
      names = "--json",
      description = {
        "Prints the contents of evidence.json, and nothing else, instead of the summary.",
        "Example: --json"
      })
  private boolean json;

  private final Machine machine;
  private final Terminal terminal;

  public CertifyCommand(Machine machine, Terminal terminal) {
    this.machine = machine;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    List<String> complaints = new ArrayList<>();
    if (runs < RUNS_MIN || runs > RUNS_MAX) {
      complaints.add("--runs is " + RUNS_MIN + " to " + RUNS_MAX + ": runs=" + runs);
    }
    if (jobs != null && (jobs < 1 || jobs > CheckRun.JOBS_MAX)) {
      complaints.add("--jobs is 1 to " + CheckRun.JOBS_MAX + ": jobs=" + jobs);
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
    Optional<Baseline> earlier = Optional.empty();
    if (baseline != null) {
      try {
        earlier = Optional.of(Baseline.read(baseline));
      } catch (IOException e) {
        complaints.add("--baseline " + Wording.plain(String.valueOf(e.getMessage())));
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
          plan(read.subject(), chosen.paths(), chosenProfile.orElseThrow()),
          usable.folder(),
          new Means(signing, earlier));
    }
    return terminal.complain("certify", complaints);
  }

  private Certification.Plan plan(Subject subject, List<UpdatePath> paths, Profile chosen)
      throws IOException {
    return new Certification.Plan(
        subject,
        paths,
        new RunSettings(runs, ANSWERS_AROUND, seed),
        chosen,
        chosen.checks(Specification.packaged().manifest()),
        chosen.mutants(),
        jobs == null ? OptionalInt.empty() : OptionalInt.of(jobs),
        deep,
        chosen != Profile.PATHS,
        Optional.ofNullable(traces));
  }

  /// What else the report is made with.
  private record Means(Optional<PrivateKey> key, Optional<Baseline> earlier) {}

  private int certify(Certification.Plan plan, ReportFolder folder, Means means) throws Exception {
    try (Interruption interruption = Interruption.awaited()) {
      try {
        int code = certify(plan, folder, means, interruption);
        interruption.over(code);
        return code;
      } catch (Exception | Error e) {
        if (interruption.hasBeenAsked()) {
          terminal.err().println(FaultLog.write(machine, List.of(command()), e));
          interruption.over(ExitCode.FAULT); // whoever is above this may not come to it any more
          return ExitCode.FAULT;
        }
        throw e;
      }
    }
  }

  private int certify(
      Certification.Plan plan, ReportFolder folder, Means means, Interruption interruption)
      throws Exception {
    Certificate alone = new Certification(machine, terminal, interruption, plan, command()).run();
    Certificate certificate =
        means
            .earlier()
            .map(it -> alone.with(alone.besides().withDifferences(it.differences(alone))))
            .orElse(alone);
    SequencedMap<String, String> files = Report.files(certificate);
    Build build = Build.running(machine);
    files.put(
        ReportFolder.BOM,
        BillOfMaterials.of(certificate.origin().tools().palimpsest(), build.binaries()));
    files.put(ReportFolder.ATTESTATION, Attestation.of(certificate, files, build, means.key()));
    folder.write(files);
    if (json) {
      terminal.out().print(files.get(ReportFolder.DATA));
    } else {
      Path page = out.resolve(ReportFolder.PAGE);
      Summary.lines(certificate, terminal.ink(), page.toString())
          .forEach(line -> terminal.out().println(line));
    }
    terminal.out().flush();
    return code(certificate.conclusion());
  }

  private static int code(Conclusion conclusion) {
    return switch (conclusion) {
      case KEPT -> ExitCode.KEPT;
      case ENDANGERED -> ExitCode.ENDANGERED;
      case BROKEN -> ExitCode.BROKEN;
      case INCOMPLETE -> ExitCode.INTERRUPTED;
    };
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
