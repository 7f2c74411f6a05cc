package palimpsest.properties.history;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a property met in a scenario, in words, for statistics: a property that never meets what it
/// is about proves nothing.
public record Met(SortedSet<String> words) {
  public Met {
    words = Collections.unmodifiableSortedSet(new TreeSet<>(words));
  }

  static Met of(String... words) {
    return new Met(new TreeSet<>(List.of(words)));
  }
}
