package palimpsest.evidence.modelcheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import palimpsest.evidence.releases.Spelling;
import palimpsest.tla.Manifest.Size;
import palimpsest.tla.ModelCheck.Check;

/// What was asked for, in the order of the manifest.
final class Selection {
  private static final String ALL = "all";

  private Selection() {}

  /// What is to be checked, or a line for each thing that is not known.
  sealed interface Choice {
    record Chosen(List<Check> checks) implements Choice {
      public Chosen {
        checks = List.copyOf(checks);
      }
    }

    record Unknown(List<String> lines) implements Choice {
      public Unknown {
        lines = List.copyOf(lines);
      }
    }
  }

  /// Those with the names or, where no name is given, those of the size.
  static Choice of(List<Check> checks, String size, List<String> names) {
    List<String> lines = new ArrayList<>();
    if (!size.equals(ALL) && Stream.of(Size.values()).noneMatch(each -> word(each).equals(size))) {
      lines.add("--size is small, medium, deep or all: size=" + size);
    }
    List<String> known = checks.stream().map(Check::name).toList();
    names.stream()
        .distinct()
        .filter(name -> !known.contains(name))
        .forEach(
            name ->
                lines.add(
                    name
                        + ": no model, mutant or witness has this name; "
                        + Spelling.advice(name, known)));
    List<Check> chosen =
        checks.stream()
            .filter(
                check ->
                    names.isEmpty()
                        ? size.equals(ALL) || word(check.size()).equals(size)
                        : names.contains(check.name()))
            .toList();
    if (lines.isEmpty() && chosen.isEmpty()) {
      lines.add("the manifest has nothing to check: size=" + size);
    }
    return lines.isEmpty() ? new Choice.Chosen(chosen) : new Choice.Unknown(lines);
  }

  private static String word(Size size) {
    return size.name().toLowerCase(Locale.ROOT);
  }
}
