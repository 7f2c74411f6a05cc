package palimpsest.evidence.releases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The problems found so far in one file. At most a hundred are kept: who has more has another
/// kind of file in hand.
final class Problems {
  static final int KEPT_MAX = 100;

  private final String file;
  private final List<Problem> kept = new ArrayList<>();
  private int count;

  Problems(String file) {
    this.file = file;
  }

  void add(Place place, String field, String wrong, String right) {
    count++;
    if (kept.size() < KEPT_MAX) {
      kept.add(new Problem(file, place.line(), place.column(), field, wrong, right));
    }
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
