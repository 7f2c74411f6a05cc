package palimpsest.evidence.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import palimpsest.evidence.report.Differences.Change;
import palimpsest.evidence.report.Differences.PauseRatio;

/// Differences from an earlier report, as lines.
public final class DifferencesText {
  private DifferencesText() {}

  /// What is the same is not told, but for pauses, which never are.
  public static List<String> lines(Differences differences) {
    List<String> lines = new ArrayList<>();
    lines.add("Compared with the report of " + differences.begun() + ":");
    lines.add("  verdict: " + told(differences.verdict()));
    if (differences.profile().changed()) {
      lines.add("  profile: " + told(differences.profile()));
    }
    lines.add("  requirements gained: " + names(differences.gained()));
    lines.add("  requirements lost: " + names(differences.lost()));
    lines.add("  mutants no longer caught: " + names(differences.escaped()));
    differences.paths().forEach(path -> lines.add("  path " + path.name() + ": " + told(path)));
    if (!differences.pauses().isEmpty()) {
      lines.add(
          "  median pauses, now for then: "
              + differences.pauses().stream()
                  .map(pause -> pause.path() + " " + ratio(pause))
                  .collect(Collectors.joining(", ")));
    }
    return lines.stream().map(Wording::plain).toList();
  }

  /// What it was, and what it is.
  public static String told(Change change) {
    return change.changed()
        ? change.before() + " -> " + change.now()
        : change.now() + ", as before";
  }

  /// How many times as long as before, to two digits behind the point.
  public static String ratio(PauseRatio pause) {
    return String.format(Locale.ROOT, "×%.2f", pause.ratio());
  }

  private static String names(List<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", names);
  }
}
