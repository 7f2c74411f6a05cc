package palimpsest.evidence.modelcheck;

import java.util.ArrayList;
import java.util.List;
import palimpsest.evidence.report.Ink;
import palimpsest.evidence.report.Wording;
import palimpsest.tla.CheckResult.Outcome;
import palimpsest.tla.CounterexampleText;
import palimpsest.tla.Manifest.Breach;
import palimpsest.tla.Manifest.Model;
import palimpsest.tla.ModelCheck.Verdict;

/// Verdicts as lines for a terminal or a log: the table, what was not expected, counterexamples,
/// and the verdict on all of them in the last line.
final class ResultText {
  private final List<Verdict> verdicts;
  private final boolean isNamed;
  private final Ink ink;

  /// @param isNamed whether the checks were asked for by their names, and so more is told of them
  ResultText(List<Verdict> verdicts, boolean isNamed, Ink ink) {
    this.verdicts = List.copyOf(verdicts);
    this.isNamed = isNamed;
    this.ink = ink;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>(new ResultTable(verdicts, ink).lines());
    verdicts.forEach(verdict -> details(verdict, lines));
    lines.add("");
    lines.add(all());
    return lines;
  }

  private void details(Verdict verdict, List<String> lines) {
    List<String> details = new ArrayList<>();
    verdict.differences().forEach(line -> details.add(ink.bad(Wording.plain(line))));
    if (isNamed || !verdict.isExpected()) {
      switch (verdict.result().outcome()) {
        case Outcome.Holds _ -> {
          List<String> uncovered = ResultTable.uncovered(verdict.result());
          if (!uncovered.isEmpty()) {
            details.add(verdict.check().name() + " never takes " + String.join(", ", uncovered));
          }
        }
        case Outcome.Broken _ -> {
          // The difference says all that there is to say.
        }
        case Outcome.Violated violated -> {
          details.add(ink.strong(heading(verdict)));
          CounterexampleText.lines(violated.counterexample())
              .forEach(line -> details.add("  " + Wording.plain(line)));
        }
      }
    }
    if (!details.isEmpty()) {
      lines.add("");
      lines.addAll(details);
    }
  }

  private static String heading(Verdict verdict) {
    return switch (verdict.check().subject()) {
      case Model model -> model.name() + ", step by step:";
      case Breach breach ->
          breach.name() + " has to break " + breach.breaks() + ": " + breach.because();
    };
  }

  private String all() {
    long different = verdicts.stream().filter(verdict -> !verdict.isExpected()).count();
    String results = Wording.count(verdicts.size(), "result");
    if (different > 0) {
      String are = different == 1 ? " is not" : " are not";
      return ink.bad(Wording.count(different) + " of " + results + are + " as the manifest expects")
          + ".";
    }
    String are = verdicts.size() == 1 ? "The result is" : "All " + results + " are";
    return ink.good(are + " as the manifest expects") + ".";
  }
}
