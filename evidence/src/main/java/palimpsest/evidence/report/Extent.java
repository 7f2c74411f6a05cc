package palimpsest.evidence.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a certification ran of what it was asked to run. It runs all of it, unless it is
/// interrupted.
public record Extent(List<Part> parts) {
  /// Nothing was asked for, so nothing is missing.
  public static final Extent NOTHING = new Extent(List.of());

  public Extent {
    parts = List.copyOf(parts);
  }

  /// Things of one kind, by their names.
  ///
  /// @param kind as `results.json` names it
  /// @param what they are, as in `promised paths`
  /// @param ran those that there is a result of
  /// @param missing those that there is none of
  public record Part(String kind, String what, List<String> ran, List<String> missing) {
    public Part {
      ran = List.copyOf(ran);
      missing = List.copyOf(missing);
    }

    /// What was asked for, and what of it there is a result of.
    public static Part of(String kind, String what, List<String> asked, List<String> ran) {
      return new Part(kind, what, ran, asked.stream().filter(each -> !ran.contains(each)).toList());
    }

    /// All that was asked for.
    List<String> asked() {
      return Stream.concat(ran.stream(), missing.stream()).toList();
    }

    /// How far this came: `3 of 11 promised paths`.
    public String told() {
      return Wording.count(ran.size())
          + " of "
          + Wording.count(ran.size() + missing.size())
          + " "
          + what;
    }
  }

  /// Whether there is a result of all that was asked for.
  public boolean isWhole() {
    return parts.stream().allMatch(part -> part.missing().isEmpty());
  }

  /// How far it came, in a sentence.
  public String sentence() {
    return parts.stream()
        .filter(part -> !part.asked().isEmpty())
        .map(Part::told)
        .collect(Collectors.joining(", ", "Interrupted when there were results of ", "."));
  }
}
