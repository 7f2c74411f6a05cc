package palimpsest.evidence.command;

import java.io.PrintWriter;
import palimpsest.evidence.report.Ink;

/// Where a command writes: results to `out`, news and complaints to `err`. A live one can take a
/// line back.
public record Terminal(PrintWriter out, PrintWriter err, boolean live, Ink ink) {}
