package palimpsest.evidence.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import palimpsest.evidence.report.Certificate.Tools;
import palimpsest.evidence.requirements.RequirementResult;
import palimpsest.properties.path.PathResult;
import palimpsest.properties.roll.RollResult;

/// A certificate as lines for a terminal or a log, at most 100 columns wide where the words allow.
public final class Summary {
  private static final String LEGEND =
      "copying: what copying as many bytes takes; first: the first update after a start, which is"
          + " not judged; waited: requests held at the gate in the update that was observed";
  private static final int WIDTH = 100;
  private static final int PROBLEMS_SHOWN = 10;

  private Summary() {}

  /// The matrix, the table of paths, what is broken, and the verdict in the last line; `page` is
  /// where the report was written.
  public static List<String> lines(Certificate certificate, Ink ink, String page) {
    List<String> lines = new ArrayList<>();
    lines.add(ink.strong(Wording.plain(certificate.history().name())) + ": " + effort(certificate));
    lines.add("");
    lines.addAll(new TextMatrix(new Matrix(certificate), ink).lines());
    lines.add("");
    lines.addAll(new TextTable(certificate.results(), ink).lines());
    lines.add("");
    TextTable.wrapped(LEGEND, WIDTH).forEach(line -> lines.add(ink.faint(line)));
    lines.add("");
    certificate.broken().forEach(result -> lines.addAll(broken(result, ink)));
    Tools tools = certificate.origin().tools();
    if (tools.isBusy()) {
      lines.add(ink.faint(busy(tools)));
    }
    certificate
        .starts()
        .ifPresent(starts -> lines.addAll(TextTable.wrapped(Wording.starts(starts), WIDTH)));
    certificate.losses().ifPresent(losses -> lines.addAll(new CrashText(losses, ink).lines()));
    certificate.roll().ifPresent(roll -> lines.addAll(new RollText(roll, ink).lines()));
    certificate
        .requirements()
        .ifPresent(
            matrix -> {
              matrix.broken().forEach(result -> lines.addAll(broken(result, ink)));
              lines.addAll(TextTable.wrapped(Wording.requirements(matrix), WIDTH));
            });
    certificate
        .besides()
        .differences()
        .ifPresent(
            differences ->
                DifferencesText.lines(differences)
                    .forEach(line -> lines.addAll(TextTable.wrapped(line, WIDTH))));
    lines.add(sentence(certificate, ink) + " The page: " + page);
    return lines;
  }

  /// The verdict upon what was promised.
  public static String sentence(Certificate certificate, Ink ink) {
    String verdict = verdict(certificate, ink) + losses(certificate, ink) + roll(certificate, ink);
    return certificate.conclusion() == Conclusion.INCOMPLETE
        ? ink.bad("Incomplete.") + " " + certificate.besides().extent().sentence() + " " + verdict
        : verdict;
  }

  private static String effort(Certificate certificate) {
    return Wording.count(certificate.updates(), "update")
        + " under load on "
        + Wording.count(certificate.results().size(), "path")
        + ", "
        + Wording.count(certificate.answers(), "answer")
        + " checked, seed "
        + certificate.settings().seed();
  }

  private static String busy(Tools tools) {
    return String.format(
        Locale.ROOT,
        "The machine was busy before this began (load %.1f on %s): pauses are longer than need be.",
        tools.load(),
        Wording.count(tools.processors(), "processor"));
  }

  private static List<String> broken(PathResult result, Ink ink) {
    List<String> lines = new ArrayList<>();
    lines.add(ink.bad("broken: " + Wording.path(result.path())));
    lines.addAll(bulleted(result.problems()));
    lines.add("");
    return lines;
  }

  /// Problems as a list, the first of them at least.
  static List<String> bulleted(List<String> problems) {
    List<String> lines = new ArrayList<>();
    for (String problem : problems.stream().limit(PROBLEMS_SHOWN).toList()) {
      String bullet = "  - ";
      for (String line : TextTable.wrapped(Wording.problem(problem), WIDTH - bullet.length())) {
        lines.add(bullet + line);
        bullet = "    ";
      }
    }
    int more = problems.size() - PROBLEMS_SHOWN;
    if (more > 0) {
      lines.add("  - and " + Wording.count(more) + " more, in evidence.json");
    }
    return lines;
  }

  private static String losses(Certificate certificate, Ink ink) {
    return certificate
        .losses()
        .map(
            losses ->
                losses.isKept()
                    ? " " + ink.good("Those of losses of power are kept.")
                    : " " + ink.bad("Not all of losses of power are kept."))
        .orElse("");
  }

  private static String roll(Certificate certificate, Ink ink) {
    return certificate
        .roll()
        .map(
            roll ->
                roll.isKept()
                    ? " " + ink.good("Those of the roll are kept" + sofar(roll) + ".")
                    : " " + ink.bad("Not all of the roll are kept."))
        .orElse("");
  }

  private static String sofar(RollResult roll) {
    return roll.complete() ? "" : " as far as it came";
  }

  private static List<String> broken(RequirementResult result, Ink ink) {
    List<String> lines = new ArrayList<>();
    lines.add(ink.bad("broken: requirement " + result.requirement().id()));
    result.missing().forEach(line -> lines.add("  - " + Wording.problem(line)));
    lines.add("");
    return lines;
  }

  private static String verdict(Certificate certificate, Ink ink) {
    int tried = certificate.results().size();
    int broken = certificate.broken().size();
    if (tried == 0) {
      return "No promise was tried.";
    }
    String promises = Wording.count(tried, "promise");
    String verdict =
        broken == 0
            ? ink.good(tried == 1 ? "The promise is kept" : "All " + promises + " are kept")
            : ink.bad(broken + " of " + promises + (broken == 1 ? " is broken" : " are broken"));
    int untried = certificate.history().paths().size() - tried;
    return verdict
        + (untried == 0
            ? "."
            : "; "
                + Wording.count(untried, "other")
                + (untried == 1 ? " was" : " were")
                + " not tried.");
  }
}
