package palimpsest.evidence.modelcheck;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import palimpsest.evidence.report.Ink;
import palimpsest.evidence.report.Wording;
import palimpsest.tla.CheckResult;
import palimpsest.tla.CheckResult.Counts;
import palimpsest.tla.CheckResult.Outcome;
import palimpsest.tla.CheckResult.PropertyKind;
import palimpsest.tla.Manifest.Breach;
import palimpsest.tla.Manifest.Model;
import palimpsest.tla.ModelCheck.Check;
import palimpsest.tla.ModelCheck.Verdict;

/// A line of numbers for each verdict. `broken@33`: a property is, in the 33rd state.
final class ResultTable {
  private static final String NOTHING = "-";
  private static final List<String> HEADS =
      List.of(
          "name", "kind", "expected", "found", "distinct", "generated", "depth", "uncovered", "s");
  private static final int FOUND = 3;

  /// The columns before this one are words, those from it on are numbers.
  private static final int NUMBERS = 4;

  private final List<Verdict> verdicts;
  private final Ink ink;
  private final int[] widths = HEADS.stream().mapToInt(String::length).toArray();

  ResultTable(List<Verdict> verdicts, Ink ink) {
    this.verdicts = verdicts;
    this.ink = ink;
    for (Verdict verdict : verdicts) {
      List<String> cells = cells(verdict);
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], cells.get(column).length());
      }
    }
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(ink.faint(String.join("  ", aligned(HEADS))));
    for (Verdict verdict : verdicts) {
      List<String> cells = aligned(cells(verdict));
      String found = cells.get(FOUND);
      cells.set(FOUND, verdict.isExpected() ? ink.good(found) : ink.bad(found));
      lines.add(String.join("  ", cells));
    }
    return lines;
  }

  private List<String> aligned(List<String> cells) {
    List<String> aligned = new ArrayList<>();
    for (int column = 0; column < widths.length; column++) {
      String cell = cells.get(column);
      String blanks = " ".repeat(widths[column] - cell.length());
      aligned.add(column < NUMBERS ? cell + blanks : blanks + cell);
    }
    return aligned;
  }

  private static List<String> cells(Verdict verdict) {
    CheckResult result = verdict.result();
    return List.of(
        verdict.check().name(),
        kind(verdict.check()),
        expected(verdict.check()),
        found(result),
        result.counts().map(Counts::distinct).map(Wording::count).orElse(NOTHING),
        result.counts().map(Counts::generated).map(Wording::count).orElse(NOTHING),
        result.counts().map(Counts::depth).map(Wording::count).orElse(NOTHING),
        result.outcome() instanceof Outcome.Holds
            ? Wording.count(uncovered(result).size())
            : NOTHING,
        seconds(result.elapsed()));
  }

  static String kind(Check check) {
    return check.kind().name().toLowerCase(Locale.ROOT);
  }

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%,.1f", duration.toMillis() / 1e3);
  }

  /// The actions that were never taken; a run that is over before its end says nothing of them.
  static List<String> uncovered(CheckResult result) {
    return result.fired().entrySet().stream()
        .filter(action -> action.getValue() == 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static String expected(Check check) {
    return switch (check.subject()) {
      case Model _ -> "holds";
      case Breach breach -> "broken@" + breach.length();
    };
  }

  private static String found(CheckResult result) {
    return switch (result.outcome()) {
      case Outcome.Holds _ -> "holds";
      case Outcome.Broken _ -> "unchecked";
      // How long a way for ever is drawn differs from run to run.
      case Outcome.Violated violated when violated.kind() == PropertyKind.TEMPORAL -> "broken";
      case Outcome.Violated violated -> "broken@" + violated.counterexample().length();
    };
  }
}
