package palimpsest.evidence.attestation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import palimpsest.evidence.command.ExitCode;
import palimpsest.evidence.command.Machine;
import palimpsest.evidence.command.Terminal;
import palimpsest.evidence.report.Wording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The command `verify-dossier`: whether a report is what was attested.
@Command(
    name = "verify-dossier",
    sortOptions = false,
    description =
        "Compares every file of a report with what was attested of it, the build that made it with"
            + " this one, and the signature with a key.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:the report is what was attested, and this build made it",
      " 1:it is not; the lines say what differs",
      " 2:the command line or the key is wrong; nothing was checked",
      " 3:palimpsest itself failed; the line says where the log is"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./palimpsest verify-dossier palimpsest-report",
      "  ./palimpsest verify-dossier reports/2.1 --key public.pem"
    })
public final class VerifyDossierCommand implements Callable<Integer> {
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

  private final Machine machine;
  private final Terminal terminal;

  public VerifyDossierCommand(Machine machine, Terminal terminal) {
    this.machine = machine;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    List<String> complaints = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      complaints.add(folder + ": there is no such folder");
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
    Attestation.Result result = Attestation.check(folder, Build.running(machine), checking);
    for (String line : result.wrong()) {
      terminal.out().println(terminal.ink().bad("differs: ") + Wording.plain(line));
    }
    result.notes().forEach(line -> terminal.out().println(Wording.plain(line)));
    boolean isSound = result.wrong().isEmpty();
    terminal
        .out()
        .println(
            isSound
                ? terminal.ink().good("The report is what was attested.")
                : terminal.ink().bad("The report is not what was attested."));
    terminal.out().flush();
    return isSound ? ExitCode.KEPT : ExitCode.BROKEN;
  }
}
