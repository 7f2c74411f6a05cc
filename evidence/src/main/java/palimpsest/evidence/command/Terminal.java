package palimpsest.evidence.command;

import java.io.PrintWriter;
import java.util.List;
import palimpsest.evidence.report.Ink;

/// Where a command writes: results to `out`, news and complaints to `err`. A live one can take a
/// line back.
public record Terminal(PrintWriter out, PrintWriter err, boolean live, Ink ink) {
  /// Says what is wrong about the command line, or about what it names: a line each.
  ///
  /// @return the exit code that goes with it
  public int complain(String command, List<String> lines) {
    lines.forEach(line -> err.println("palimpsest " + command + ": " + line));
    err.flush();
    return ExitCode.USAGE;
  }
}
