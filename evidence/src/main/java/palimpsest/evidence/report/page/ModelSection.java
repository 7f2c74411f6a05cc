package palimpsest.evidence.report.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import palimpsest.evidence.report.Wording;
import palimpsest.tla.CheckResult;
import palimpsest.tla.CheckResult.Counts;
import palimpsest.tla.CheckResult.Outcome;
import palimpsest.tla.Manifest.Breach;
import palimpsest.tla.Manifest.Model;
import palimpsest.tla.ModelCheck.Verdict;

/// The part of the page about what TLC checked: the models with their bounds, and the mutants and
/// witnesses of the specification with their counterexamples.
public record ModelSection(String sentence, List<Line> lines) {
  public ModelSection {
    lines = List.copyOf(lines);
  }

  /// A check.
  ///
  /// @param differences from what is expected
  /// @param details bounds of a model, and actions that it never takes; what a mutant is about, and
  ///     why it has to break
  /// @param lanes the counterexample
  public record Line(
      String name,
      String kind,
      String result,
      boolean expected,
      String distinct,
      String generated,
      String depth,
      String took,
      List<String> differences,
      List<String> details,
      Optional<Lanes> lanes) {
    public Line {
      differences = List.copyOf(differences);
      details = List.copyOf(details);
    }
  }

  static ModelSection of(List<Verdict> verdicts) {
    long different = verdicts.stream().filter(verdict -> !verdict.isExpected()).count();
    return new ModelSection(
        Wording.count(verdicts.size(), "result")
            + " of TLC, "
            + (different == 0
                ? "each as it has to be."
                : Wording.count(different) + " of them not as expected."),
        verdicts.stream().map(ModelSection::line).toList());
  }

  private static Line line(Verdict verdict) {
    CheckResult result = verdict.result();
    Optional<Counts> counts = result.counts();
    return new Line(
        verdict.check().name(),
        verdict.check().kind().name().toLowerCase(Locale.ROOT),
        switch (result.outcome()) {
          case Outcome.Holds _ -> "holds";
          case Outcome.Violated violated ->
              violated.property() + " broken in " + violated.counterexample().length() + " states";
          case Outcome.Broken _ -> "no result";
        },
        verdict.isExpected(),
        counts.map(Counts::distinct).map(Wording::count).orElse(""),
        counts.map(Counts::generated).map(Wording::count).orElse(""),
        counts.map(each -> Wording.count(each.depth())).orElse(""),
        Wording.duration(result.elapsed().toNanos()),
        verdict.differences().stream().map(Wording::plain).toList(),
        details(verdict),
        result.outcome() instanceof Outcome.Violated violated
            ? Optional.of(Lanes.of(violated.counterexample()))
            : Optional.empty());
  }

  private static List<String> details(Verdict verdict) {
    return switch (verdict.check().subject()) {
      case Model model ->
          Stream.concat(
                  model.bounds().entrySet().stream()
                      .map(bound -> bound.getKey() + ": " + bound.getValue()),
                  verdict.result().fired().entrySet().stream()
                      .filter(action -> action.getValue() == 0)
                      .map(Map.Entry::getKey)
                      .map(action -> "never takes " + action))
              .toList();
      case Breach breach ->
          List.of(
              "about " + String.join(", ", breach.about()),
              "has to break " + breach.breaks() + ": " + breach.because());
    };
  }
}
