package palimpsest.evidence.trace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import palimpsest.evidence.command.ExitCode;
import palimpsest.evidence.command.Machine;
import palimpsest.evidence.command.Terminal;
import palimpsest.evidence.report.TraceSummary;
import palimpsest.properties.trace.TraceCheck;
import palimpsest.properties.trace.TraceConfirmation;
import palimpsest.properties.trace.TraceVerdict;
import palimpsest.tla.ModelCheck;
import palimpsest.tla.Specification;
import palimpsest.tla.TlcJar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The command `check-trace`: reads the event log of any adapter and says whether the specification
/// explains it.
@Command(
    name = "check-trace",
    sortOptions = false,
    description =
        "Holds the event log of an adapter, in any language, against the specification. The format"
            + " is described in docs/trace-format.md.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:conforms: each event is explained",
      " 1:violates: an event is not, and the report says which, and what was allowed; or TLC does"
          + " not take a step",
      " 2:the command line is wrong, or the file is no trace; the line says where",
      " 3:palimpsest itself failed; the line says where the log is",
      " 4:inconclusive: the trace does not show enough; the report says why"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./palimpsest check-trace adapter.ndjson",
      "  ./palimpsest check-trace --tlc adapter.ndjson"
    })
public final class CheckTraceCommand implements Callable<Integer> {
  private static final int LINES_AHEAD_MAX = 1 << 24;

  @Parameters(
      paramLabel = "FILE",
      description = {"The trace.", "Example: adapter.ndjson"})
  private Path file = Path.of("");

  @Option(
      names = "--lines-ahead",
      paramLabel = "N",
      defaultValue = "" + TraceCheck.LINES_AHEAD,
      description = {
        "How far apart lines of different actors may be from their order; memory grows with it"
            + " (default: ${DEFAULT-VALUE}).",
        "Example: --lines-ahead 1000000"
      })
  private int linesAhead = TraceCheck.LINES_AHEAD;

  @Option(
      names = "--tlc",
      description = {
        "Has TLC take the steps that explain the trace, too: the first "
            + TraceConfirmation.STEPS_EACH
            + " of each of its first "
            + TraceConfirmation.PARTS_MAX
            + " parts, a part being what lies between two changes of the images at hand.",
        "Example: --tlc"
      })
  private boolean withTlc;

  private final Machine machine;
  private final Terminal terminal;

  public CheckTraceCommand(Machine machine, Terminal terminal) {
    this.machine = machine;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (linesAhead < 1 || linesAhead > LINES_AHEAD_MAX) {
      return complain("--lines-ahead is 1 to " + LINES_AHEAD_MAX + ": lines-ahead=" + linesAhead);
    }
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      return complain(file + ": there is no such file to read; give the path of a trace");
    }
    TraceVerdict verdict = check();
    List<String> lines = TraceSummary.lines(verdict, terminal.ink(), file.toString());
    return switch (verdict) {
      case TraceVerdict.Conforms _ -> {
        int code = report(lines, ExitCode.KEPT);
        yield withTlc ? confirm() : code;
      }
      case TraceVerdict.Violates _ -> report(lines, ExitCode.BROKEN);
      case TraceVerdict.Inconclusive _ -> report(lines, ExitCode.INCONCLUSIVE);
      case TraceVerdict.Unreadable _ -> complain(lines.getFirst());
    };
  }

  private TraceVerdict check() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new TraceCheck(linesAhead).check(in);
    }
  }

  /// What TLC does not take is nothing to be hidden, whoever is at fault.
  private int confirm() throws IOException {
    try (ModelCheck modelCheck =
        ModelCheck.open(
            Specification.packaged(),
            new ModelCheck.Tools(
                machine.java(), TlcJar.packaged(), machine.temporary(), machine::now))) {
      TraceConfirmation confirmation =
          TraceConfirmation.of(Files.newInputStream(file), linesAhead, modelCheck);
      return report(
          TraceSummary.lines(confirmation),
          confirmation.differs().isPresent()
              ? ExitCode.BROKEN
              : confirmation.confirmed() == 0 ? ExitCode.INCONCLUSIVE : ExitCode.KEPT);
    }
  }

  private int report(List<String> lines, int code) {
    lines.forEach(terminal.out()::println);
    terminal.out().flush();
    return code;
  }

  private int complain(String line) {
    return terminal.complain("check-trace", List.of(line));
  }
}
