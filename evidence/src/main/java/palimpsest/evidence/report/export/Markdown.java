package palimpsest.evidence.report.export;

import java.util.ArrayList;
import java.util.List;
import palimpsest.evidence.report.Certificate;
import palimpsest.evidence.report.Certificate.Origin;
import palimpsest.evidence.report.CrashWording;
import palimpsest.evidence.report.DifferencesText;
import palimpsest.evidence.report.Ink;
import palimpsest.evidence.report.Summary;
import palimpsest.evidence.report.Wording;
import palimpsest.evidence.requirements.RequirementMatrix;
import palimpsest.evidence.requirements.RequirementResult;
import palimpsest.evidence.requirements.Standing;
import palimpsest.properties.path.PathResult;

/// A certificate as a summary in Markdown, as CI shows it beside a change.
public final class Markdown {
  private Markdown() {}

  public static String of(Certificate certificate) {
    List<String> lines = new ArrayList<>();
    lines.add("# " + cell(certificate.history().name()));
    lines.add("");
    lines.add(Summary.sentence(certificate, Ink.PLAIN));
    certificate
        .losses()
        .ifPresent(
            losses -> lines.addAll(List.of("", "Power was lost " + CrashWording.lost(losses))));
    certificate
        .requirements()
        .ifPresent(matrix -> lines.addAll(List.of("", Wording.requirements(matrix))));
    lines.addAll(List.of("", "| path | outcome | kept |", "|---|---|---|"));
    for (PathResult result : certificate.results()) {
      lines.add(
          row(
              Wording.arrow(result.path()),
              Wording.word(result.happened()),
              result.isKept() ? "yes" : "**no**: " + String.join("; ", result.problems())));
    }
    certificate
        .besides()
        .differences()
        .ifPresent(
            differences -> {
              lines.add("");
              DifferencesText.lines(differences).forEach(line -> lines.add(cell(line) + "  "));
            });
    certificate.requirements().ifPresent(matrix -> requirements(matrix, lines));
    origin(certificate.origin(), lines);
    return String.join("\n", lines) + "\n";
  }

  private static void requirements(RequirementMatrix matrix, List<String> lines) {
    lines.addAll(List.of("", "| requirement | verdict | what is missing |", "|---|---|---|"));
    for (RequirementResult result : matrix.results()) {
      String words = result.standing().words();
      lines.add(
          row(
              result.requirement().id(),
              result.standing() == Standing.BROKEN ? "**" + words + "**" : words,
              String.join("; ", result.missing())));
    }
  }

  private static void origin(Origin origin, List<String> lines) {
    lines.addAll(
        List.of(
            "",
            "To see it again: `" + Wording.plain(origin.command()) + "`",
            "",
            "| | |",
            "|---|---|",
            row("release file", origin.file() + ", SHA-256 " + origin.sha256()),
            row(
                "palimpsest",
                origin.tools().palimpsest()
                    + origin.tools().source().map(commit -> ", commit " + commit).orElse("")),
            row("Java", origin.tools().java()),
            row("system", origin.tools().system()),
            row("began", origin.begun().toString())));
  }

  private static String row(String... cells) {
    StringBuilder row = new StringBuilder("|");
    for (String text : cells) {
      row.append(' ').append(cell(text)).append(" |");
    }
    return row.toString();
  }

  /// A text of somebody else's, of which nothing ends a cell or begins a tag.
  private static String cell(String text) {
    return Wording.plain(text).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;");
  }
}
