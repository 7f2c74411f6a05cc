package palimpsest.evidence.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import palimpsest.evidence.report.Wording;

/// Where it is told what failed in palimpsest itself: one line for the user, and all of it in a
/// file.
public final class FaultLog {
  private FaultLog() {}

  /// Writes a file about the fault and returns the line.
  public static String write(Machine machine, List<String> arguments, Throwable fault) {
    String line = "palimpsest failed: " + Wording.plain(String.valueOf(fault.getMessage()));
    StringWriter text = new StringWriter();
    try (PrintWriter writer = new PrintWriter(text)) {
      writer.println(CommandLines.of(arguments));
      fault.printStackTrace(writer);
    }
    try {
      Path log = Files.createTempFile(machine.temporary(), "palimpsest-", ".log");
      Files.writeString(log, text.toString());
      return line + "; the log is " + log;
    } catch (IOException e) {
      return line + "; no log could be written: " + e;
    }
  }
}
