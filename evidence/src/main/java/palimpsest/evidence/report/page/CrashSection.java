package palimpsest.evidence.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import palimpsest.evidence.report.CrashWording;
import palimpsest.evidence.report.Wording;
import palimpsest.properties.crash.CrashPhase;
import palimpsest.properties.crash.CrashPromise;
import palimpsest.properties.crash.CrashResult;
import palimpsest.properties.crash.CrashResults;

/// The part of the page about losses of power: a table with a line for each path and a column for
/// each promise that has to be kept.
///
/// @param story how often power was lost, and what was kept
/// @param phases what stands above the columns of writes
/// @param promises what stands above each column of promises
/// @param problems one for each promise that was not kept
/// @param uncovered what none of it covers
public record CrashSection(
    String story,
    List<String> phases,
    List<String> promises,
    List<Line> lines,
    List<String> problems,
    List<String> uncovered) {
  public CrashSection {
    phases = List.copyOf(phases);
    promises = List.copyOf(promises);
    lines = List.copyOf(lines);
    problems = List.copyOf(problems);
    uncovered = List.copyOf(uncovered);
  }

  /// What a table says of a promise: nothing where no loss of power tried it.
  public enum Sign {
    KEPT("✓", "kept"),
    BROKEN("✗", "bad"),
    UNTRIED("–", "untried");

    private final String text;
    private final String style;

    Sign(String text, String style) {
      this.text = text;
      this.style = style;
    }

    public String text() {
      return text;
    }

    public String style() {
      return style;
    }

    static Sign of(CrashResult path, CrashPromise promise) {
      if (!path.keeps(promise)) {
        return BROKEN;
      }
      return path.tried(promise) > 0 ? KEPT : UNTRIED;
    }
  }

  /// A path.
  ///
  /// @param writes how many there are of each phase
  /// @param lost in how many places power was lost, and in how many it can be
  /// @param signs one for each promise
  public record Line(
      String path, String ended, List<String> writes, String lost, String again, List<Sign> signs) {
    public Line {
      writes = List.copyOf(writes);
      signs = List.copyOf(signs);
    }
  }

  static CrashSection of(CrashResults results) {
    List<String> problems = new ArrayList<>();
    for (CrashResult path : results.paths()) {
      path.breaches()
          .forEach(
              breach -> problems.add(Wording.problem(Wording.arrow(path.path()) + ": " + breach)));
    }
    return new CrashSection(
        "Power was lost " + CrashWording.lost(results) + " " + CrashWording.kept(results).strip(),
        Stream.of(CrashPhase.values()).map(CrashPhase::word).toList(),
        Stream.of(CrashPromise.values()).map(CrashPromise::sentence).toList(),
        results.paths().stream().map(CrashSection::line).toList(),
        problems,
        CrashWording.uncovered(results));
  }

  private static Line line(CrashResult path) {
    return new Line(
        Wording.plain(Wording.arrow(path.path())),
        CrashWording.ended(path),
        Stream.of(CrashPhase.values())
            .map(phase -> path.writes().get(phase))
            .map(count -> count == null ? "–" : Wording.count(count))
            .toList(),
        Wording.count(path.cuts()) + " of " + Wording.count(path.cutsMax()),
        Wording.count(path.recoveryCuts()),
        Stream.of(CrashPromise.values()).map(promise -> Sign.of(path, promise)).toList());
  }
}
