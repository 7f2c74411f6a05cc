package palimpsest.properties.subject;

import java.util.List;

/// Where implementation and machine part: the steps to there, and what each makes of it.
///
/// @param <A> a step
public record Difference<A>(List<A> path, String found) {
  public Difference {
    path = List.copyOf(path);
  }

  /// The path, numbered, then what was found behind it.
  public String text() {
    StringBuilder text = new StringBuilder("implementation and machine differ behind:\n");
    for (int number = 1; number <= path.size(); number++) {
      text.append(number).append(". ").append(path.get(number - 1)).append('\n');
    }
    return text.append(found).toString();
  }
}
