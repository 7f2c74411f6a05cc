package palimpsest.evidence.requirements;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Something that the system has to do, in our own words.
///
/// @param id stays what it is for good
/// @param revision counts the meanings that the words have had; a link is made for one of them
/// @param rests the claims it rests on (`U` of the update of an image, `F` of fastload), and the
///     paragraphs of the description (`D`)
/// @param because why it is read so, where that is our decision
/// @param without of what there is no evidence of, and why
public record Requirement(
    String id,
    int revision,
    List<String> rests,
    String text,
    Optional<String> because,
    SortedMap<Need, String> without) {
  private static final Pattern ID = Pattern.compile("[A-Z]{2,3}-[1-9]\\d*");
  private static final Pattern SOURCE = Pattern.compile("[UFD][1-9]\\d*");

  public Requirement {
    rests = List.copyOf(rests);
    without = Collections.unmodifiableSortedMap(new TreeMap<>(without));
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("an id is a family and a number, as in IMG-4: id=" + id);
    }
    if (revision < 1) {
      throw new IllegalArgumentException(
          "revisions count from 1: id=" + id + " revision=" + revision);
    }
    if (text.isBlank()) {
      throw new IllegalArgumentException("a requirement says something: id=" + id);
    }
    if (rests.isEmpty() || !rests.stream().allMatch(rest -> SOURCE.matcher(rest).matches())) {
      throw new IllegalArgumentException(
          "a requirement rests on claims or paragraphs, as in U1 or D47: id="
              + id
              + " rests="
              + rests);
    }
  }

  /// What a requirement needs so that it can be shown.
  public enum Need {
    /// Code that does it.
    IMPLEMENTATION,
    /// Something that puts the code, or its specification, to the test.
    EXERCISE,
    /// A defect that breaks it, for the test to catch.
    MUTANT;

    /// The need as lines have it.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// The letters before the number.
  public String family() {
    return id.substring(0, id.indexOf('-'));
  }
}
