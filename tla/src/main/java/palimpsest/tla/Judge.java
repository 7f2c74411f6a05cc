package palimpsest.tla;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import palimpsest.tla.CheckResult.Counts;
import palimpsest.tla.CheckResult.Kind;
import palimpsest.tla.CheckResult.Outcome;

/// Compares what TLC found with what the manifest expects. Each line says one difference; no line
/// means that all is as expected.
public final class Judge {
  private Judge() {}

  /// Judges a model that should hold.
  public static List<String> differences(Manifest.Model model, CheckResult result) {
    List<String> lines = new ArrayList<>();
    switch (result.outcome()) {
      case Outcome.Holds _ -> compare(model, result, lines);
      case Outcome.Violated violated ->
          lines.add(
              model.name()
                  + " holds: broken="
                  + name(violated)
                  + " states="
                  + violated.counterexample().length());
      case Outcome.Broken broken -> lines.add(describe(model.name(), broken));
    }
    return lines;
  }

  /// Judges a model that should break one property, and no other, in so many states.
  public static List<String> differences(Manifest.Breach breach, CheckResult result) {
    return switch (result.outcome()) {
      case Outcome.Holds _ ->
          List.of(
              breach.name()
                  + " breaks "
                  + breach.breaks()
                  + ": it does not: distinct="
                  + result.counts().map(Counts::distinct).orElse(0L));
      case Outcome.Broken broken -> List.of(describe(breach.name(), broken));
      case Outcome.Violated violated -> {
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
        if (violated.kind() != Kind.TEMPORAL && length != breach.length()) {
          lines.add(
              breach.name()
                  + " breaks it in so many states: expected="
                  + breach.length()
                  + " found="
                  + length);
        }
        yield lines;
      }
    };
  }

  /// A result that is no result, in one line.
  public static String describe(String name, Outcome.Broken broken) {
    return name + " was not checked: " + broken.reason() + ": " + broken.line();
  }

  /// TLC does not tell the name of a temporal property, nor that of another module's, which is what
  /// refinement is; a configuration with such a one has no other.
  private static boolean isNamed(Outcome.Violated violated, String property) {
    boolean isUnnamed = violated.property().isEmpty() && property.endsWith("Prop");
    return violated.property().equals(property)
        || (isUnnamed
            && (violated.kind() == Kind.TEMPORAL || violated.kind() == Kind.ACTION_PROPERTY));
  }

  private static String name(Outcome.Violated violated) {
    return violated.property().isEmpty() ? violated.kind().toString() : violated.property();
  }

  private static void compare(Manifest.Model model, CheckResult result, List<String> lines) {
    if (model.expected().isEmpty()) {
      lines.add(model.name() + " has an expected result: found=" + pin(result));
      return;
    }
    Manifest.Expected expected = model.expected().get();
    Counts counts = result.counts().orElse(new Counts(0, 0, 0));
    compare(model, "distinct", expected.distinct(), counts.distinct(), lines);
    compare(model, "generated", expected.generated(), counts.generated(), lines);
    compare(model, "depth", expected.depth(), counts.depth(), lines);
    SortedMap<String, Long> all = new TreeMap<>(expected.fired());
    all.putAll(result.fired());
    for (String action : all.keySet()) {
      Function<SortedMap<String, Long>, Long> times = map -> map.getOrDefault(action, 0L);
      compare(model, action, times.apply(expected.fired()), times.apply(result.fired()), lines);
    }
  }

  private static void compare(
      Manifest.Model model, String what, long expected, long found, List<String> lines) {
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
  static String pin(CheckResult result) {
    Counts counts = result.counts().orElse(new Counts(0, 0, 0));
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
    return "{\"distinct\": %d, \"generated\": %d, \"depth\": %d, \"fired\": {%s}}"
        .formatted(counts.distinct(), counts.generated(), counts.depth(), fired);
  }
}
