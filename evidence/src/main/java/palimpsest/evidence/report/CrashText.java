package palimpsest.evidence.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import palimpsest.properties.crash.CrashPromise.Breach;
import palimpsest.properties.crash.CrashResult;
import palimpsest.properties.crash.CrashResults;

/// What came of losing power along paths, as lines for a terminal: one for each path, what was kept
/// along all of them, what was not, and what is not covered.
final class CrashText {
  private static final int WIDTH = 100;

  private final CrashResults results;
  private final Ink ink;

  CrashText(CrashResults results, Ink ink) {
    this.results = results;
    this.ink = ink;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        TextTable.wrapped(ink.strong("Losses of power") + " " + CrashWording.lost(results), WIDTH));
    lines.add("");
    lines.add(ink.faint(row("path", "update", "writes", "places", "lost", "recovery")));
    results.paths().forEach(path -> lines.add(line(path)));
    lines.add("");
    lines.addAll(TextTable.wrapped(CrashWording.kept(results).strip(), WIDTH));
    lines.add("Not covered:");
    lines.addAll(Summary.bulleted(CrashWording.uncovered(results)));
    lines.add("");
    results.paths().stream()
        .filter(path -> !path.isKept())
        .forEach(path -> lines.addAll(broken(path)));
    return lines;
  }

  private String line(CrashResult path) {
    String line =
        row(
            Wording.plain(Wording.path(path.path())),
            CrashWording.ended(path),
            Wording.count(path.writesOfAll()),
            Wording.count(path.cutsMax()),
            Wording.count(path.cuts()),
            Wording.count(path.recoveryCuts()));
    return path.isKept() ? line : line + "  " + ink.bad("BROKEN");
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, "%-26s  %-8s  %7s  %7s  %7s  %8s", cells);
  }

  private List<String> broken(CrashResult path) {
    List<String> lines = new ArrayList<>();
    lines.add(ink.bad("broken where power is lost: " + Wording.plain(Wording.path(path.path()))));
    lines.addAll(Summary.bulleted(path.breaches().stream().map(Breach::toString).toList()));
    lines.add("");
    return lines;
  }
}
