package palimpsest.tla;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import palimpsest.tla.CheckResult.Counts;
import palimpsest.tla.CheckResult.Outcome;
import palimpsest.tla.CheckResult.PropertyKind;
import palimpsest.tla.Manifest.Breach;
import palimpsest.tla.Manifest.Expected;
import palimpsest.tla.Manifest.Model;

/// Compares what TLC found with what the manifest expects. Each line says one difference; no line
/// means that all is as expected.
final class Judge {
  private Judge() {}

  /// @param isCounted whether TLC counted how often each action was taken
  static List<String> differences(Manifest.Subject subject, CheckResult result, boolean isCounted) {
    return switch (result.outcome()) {
      case Outcome.Broken broken -> List.of(subject.name() + " was not checked: " + broken.line());
      case Outcome.Holds _ ->
          switch (subject) {
            case Model model -> differences(model, result, isCounted);
            case Breach breach ->
                List.of(
                    breach.name()
                        + " breaks "
                        + breach.breaks()
                        + ": it does not: distinct="
                        + counts(result).distinct());
          };
      case Outcome.Violated violated ->
          switch (subject) {
            case Model model ->
                List.of(
                    model.name()
                        + " holds: broken="
                        + name(violated)
                        + " states="
                        + violated.counterexample().length());
            case Breach breach -> differences(breach, violated);
          };
    };
  }

  /// A model that should break one property, and no other, in so many states.
  private static List<String> differences(Breach breach, Outcome.Violated violated) {
    List<String> lines = new ArrayList<>();
    if (!isNamed(violated, breach.breaks())) {
      lines.add(
          breach.name()
              + " breaks another property: expected="
              + breach.breaks()
              + " broken="
              + name(violated));
    }
    int length = violated.counterexample().length();
    if (violated.kind() != PropertyKind.TEMPORAL && length != breach.length()) {
      lines.add(
          breach.name()
              + " breaks it in so many states: expected="
              + breach.length()
              + " found="
              + length);
    }
    return lines;
  }

  /// TLC does not tell the name of a temporal property, nor that of another module's, which is what
  /// refinement is; a configuration with such a one has no other.
  private static boolean isNamed(Outcome.Violated violated, String property) {
    boolean isUnnamed = violated.property().isEmpty() && property.endsWith("Prop");
    return violated.property().equals(property)
        || (isUnnamed
            && (violated.kind() == PropertyKind.TEMPORAL
                || violated.kind() == PropertyKind.ACTION_PROPERTY));
  }

  private static String name(Outcome.Violated violated) {
    return violated.property().isEmpty() ? violated.kind().toString() : violated.property();
  }

  private static List<String> differences(Model model, CheckResult result, boolean isCounted) {
    if (model.expected().isEmpty()) {
      return List.of(model.name() + " has an expected result: found=" + pin(result));
    }
    Expected expected = model.expected().get();
    Counts found = counts(result);
    List<String> lines = new ArrayList<>();
    compare(model, "distinct", expected.distinct(), found.distinct(), lines);
    compare(model, "generated", expected.generated(), found.generated(), lines);
    compare(model, "depth", expected.depth(), found.depth(), lines);
    SortedMap<String, Long> all = new TreeMap<>();
    if (isCounted) {
      all.putAll(expected.fired());
      all.putAll(result.fired());
    }
    for (String action : all.keySet()) {
      long before = expected.fired().getOrDefault(action, 0L);
      compare(model, action, before, result.fired().getOrDefault(action, 0L), lines);
    }
    return lines;
  }

  private static void compare(
      Model model, String what, long expected, long found, List<String> lines) {
    if (expected != found) {
      lines.add(
          model.name()
              + " counts as before: "
              + what
              + " expected="
              + expected
              + " found="
              + found);
    }
  }

  /// What a manifest would say of this result.
  private static String pin(CheckResult result) {
    StringBuilder fired = new StringBuilder();
    result
        .fired()
        .forEach(
            (action, times) -> {
              if (times > 0) {
                String comma = fired.isEmpty() ? "" : ", ";
                fired.append(comma).append('"').append(action).append("\": ").append(times);
              }
            });
    Counts counts = counts(result);
    return "{\"distinct\": %d, \"generated\": %d, \"depth\": %d, \"fired\": {%s}}"
        .formatted(counts.distinct(), counts.generated(), counts.depth(), fired);
  }

  private static Counts counts(CheckResult result) {
    return result.counts().orElse(Counts.NONE);
  }
}
