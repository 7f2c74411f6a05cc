package palimpsest.evidence.releases;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Guesses which known name a misspelt one was meant to be.
public final class Spelling {
  /// No name is longer; longer text is not compared, as the comparison takes time by its square.
  private static final int LENGTH_MAX = 63;

  private static final int LISTED_MAX = 20;

  private Spelling() {}

  /// `did you mean speed?`, or all the known names where none is near.
  public static String advice(String name, Collection<String> known) {
    return nearest(name, known)
        .map(near -> "did you mean " + near + "?")
        .orElseGet(() -> known.isEmpty() ? "there is none" : "there is " + first(known));
  }

  private static String first(Collection<String> known) {
    String listed = known.stream().limit(LISTED_MAX).collect(Collectors.joining(", "));
    return known.size() > LISTED_MAX ? listed + " and others" : listed;
  }

  static Optional<String> nearest(String name, Collection<String> known) {
    return known.stream()
        .filter(candidate -> Math.max(name.length(), candidate.length()) <= LENGTH_MAX)
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
        .filter(candidate -> distance(name, candidate) <= candidate.length() / 4);
  }

  /// How many letters have to be typed, deleted, replaced or swapped with their neighbour to turn
  /// one word into the other, whatever their case.
  static int distance(String one, String other) {
    String left = one.toLowerCase(Locale.ROOT);
    String right = other.toLowerCase(Locale.ROOT);
    int[][] cost = new int[left.length() + 1][right.length() + 1];
    for (int row = 0; row <= left.length(); row++) {
      for (int column = 0; column <= right.length(); column++) {
        cost[row][column] = cost(left, right, cost, row, column);
      }
    }
    return cost[left.length()][right.length()];
  }

  private static int cost(String left, String right, int[][] cost, int row, int column) {
    if (row == 0 || column == 0) {
      return row + column;
    }
    boolean same = left.charAt(row - 1) == right.charAt(column - 1);
    int cheapest =
        Math.min(
            cost[row - 1][column - 1] + (same ? 0 : 1),
            1 + Math.min(cost[row - 1][column], cost[row][column - 1]));
    boolean swapped =
        row > 1
            && column > 1
            && left.charAt(row - 1) == right.charAt(column - 2)
            && left.charAt(row - 2) == right.charAt(column - 1);
    return swapped ? Math.min(cheapest, cost[row - 2][column - 2] + 1) : cheapest;
  }
}
