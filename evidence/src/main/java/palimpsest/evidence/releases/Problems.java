package palimpsest.evidence.releases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/// The problems found so far in one file. At most a hundred are kept: who has more has another kind
/// of file in hand.
final class Problems {
  static final int KEPT_MAX = 100;

  private static final int LENGTH_MAX = 300;
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]");

  private final String file;
  private final List<Problem> kept = new ArrayList<>();
  private int count;

  Problems(String file) {
    this.file = file;
  }

  void add(Place place, String field, String wrong, String right) {
    count++;
    if (kept.size() < KEPT_MAX) {
      kept.add(
          new Problem(
              file, place.line(), place.column(), oneLine(field), oneLine(wrong), oneLine(right)));
    }
  }

  /// A problem is one line, whatever the file holds: nothing in it reaches a terminal as a command.
  private static String oneLine(String text) {
    String line = CONTROL.matcher(text).replaceAll(" ");
    return line.length() <= LENGTH_MAX ? line : line.substring(0, LENGTH_MAX) + "...";
  }

  int count() {
    return count;
  }

  /// What was found, from the top of the file to its bottom.
  List<Problem> inOrder() {
    List<Problem> ordered = new ArrayList<>(kept);
    ordered.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
    if (count > KEPT_MAX) {
      ordered.add(new Problem(file, 0, 0, "", "has " + (count - KEPT_MAX) + " more problems", ""));
    }
    return ordered;
  }
}
