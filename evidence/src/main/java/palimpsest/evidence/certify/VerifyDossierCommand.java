package palimpsest.evidence.certify;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import palimpsest.evidence.attestation.Attestation;
import palimpsest.evidence.attestation.Build;
import palimpsest.evidence.attestation.KeyFile;
import palimpsest.evidence.command.ExitCode;
import palimpsest.evidence.command.Machine;
import palimpsest.evidence.command.Terminal;
import palimpsest.evidence.report.ReportFolder;
import palimpsest.evidence.report.Results;
import palimpsest.evidence.report.Wording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The command `verify-dossier`: whether a report is what was attested, and whether a sample of it
/// comes out again.
@Command(
    name = "verify-dossier",
    sortOptions = false,
    description =
        "Compares every file of a report with what was attested of it, the build that made it with"
            + " this one, and the signature with a key; and, if asked to, runs a sample of it"
            + " again.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:the report is what was attested, this build made it, and what was run again is the same",
      " 1:it is not; the lines say what differs",
      " 2:the command line or the key is wrong; nothing was checked",
      " 3:palimpsest itself failed; the line says where the log is",
      " 6:it was interrupted while it ran something again; nothing is said of the report"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./palimpsest verify-dossier palimpsest-report",
      "  ./palimpsest verify-dossier reports/2.1 --key public.pem",
      "  ./palimpsest verify-dossier palimpsest-report --rerun --sample 5"
    })
public final class VerifyDossierCommand implements Callable<Integer> {
  private static final int SAMPLE_MAX = 10_000;

  @Parameters(
      paramLabel = "DIR",
      description = {"The folder of the report.", "Example: palimpsest-report"})
  private Path folder = Path.of("palimpsest-report");

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = {
        "The public key of who has to have signed it, in PEM (default: the signature is not"
            + " checked).",
        "Example: --key public.pem"
      })
  private @Nullable Path key;

  @Option(
      names = "--rerun",
      description = {
        "Draws a sample of promised paths, losses of power, rolls, small models and mutants, runs"
            + " them again with the seed of the report, and compares what comes of it, bit by bit.",
        "Example: --rerun"
      })
  private boolean isRerun;

  @Option(
      names = "--sample",
      paramLabel = "N",
      defaultValue = "3",
      description = {
        "How many of each kind are run again, at most (default: ${DEFAULT-VALUE}).",
        "Example: --sample 5"
      })
  private int sample = 1;

  @Option(
      names = "--draw",
      paramLabel = "N",
      defaultValue = "1",
      description = {
        "What the sample is drawn from; whoever made the report does not know which you take"
            + " (default: ${DEFAULT-VALUE}).",
        "Example: --draw 20261"
      })
  private long draw = 1;

  private final Machine machine;
  private final Terminal terminal;

  public VerifyDossierCommand(Machine machine, Terminal terminal) {
    this.machine = machine;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    List<String> complaints = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      complaints.add(folder + ": there is no such folder; give that of a report");
    }
    if (sample < 1 || sample > SAMPLE_MAX) {
      complaints.add("--sample is 1 to " + SAMPLE_MAX + ": sample=" + sample);
    }
    Optional<PublicKey> checking = Optional.empty();
    if (key != null) {
      try {
        checking = Optional.of(KeyFile.checking(key));
      } catch (IOException e) {
        complaints.add("--key " + e.getMessage());
      }
    }
    if (!complaints.isEmpty()) {
      return terminal.complain("verify-dossier", complaints);
    }
    try (Interruption interruption = Interruption.awaited()) {
      int code = verify(checking, interruption);
      interruption.over(code);
      return code;
    }
  }

  private int verify(Optional<PublicKey> checking, Interruption interruption) throws Exception {
    Attestation.Result result = Attestation.check(folder, Build.running(machine), checking);
    List<String> wrong = new ArrayList<>(result.wrong());
    if (isRerun && !interruption.isDone(() -> wrong.addAll(rerun()))) {
      interruption.settle();
      terminal.err().println("verify-dossier: interrupted, so nothing is said of the report");
      return ExitCode.INTERRUPTED;
    }
    for (String line : wrong) {
      terminal.out().println(terminal.ink().bad("differs: ") + Wording.plain(line));
    }
    result.notes().forEach(line -> terminal.out().println(Wording.plain(line)));
    terminal
        .out()
        .println(
            wrong.isEmpty()
                ? terminal.ink().good("The report is what was attested.")
                : terminal.ink().bad("The report is not what was attested."));
    terminal.out().flush();
    return wrong.isEmpty() ? ExitCode.KEPT : ExitCode.BROKEN;
  }

  private List<String> rerun() throws IOException, InterruptedException {
    Path file = folder.resolve(ReportFolder.RESULTS);
    if (!Files.isRegularFile(file)) {
      return List.of(ReportFolder.RESULTS + ": is missing, so nothing can be run again");
    }
    try {
      Results.Recorded recorded = Results.read(Files.readString(file));
      return new Rerun(machine, terminal, recorded, new Rerun.Sample(sample, draw)).differences();
    } catch (IllegalArgumentException | MalformedInputException e) {
      return List.of(ReportFolder.RESULTS + ": cannot be read: " + e.getMessage());
    }
  }
}
