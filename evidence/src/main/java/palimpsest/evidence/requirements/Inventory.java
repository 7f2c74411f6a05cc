package palimpsest.evidence.requirements;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/// What there is to be linked.
///
/// @param items by their kind
/// @param named by class: the requirements that its comments name; all classes are there in which
///     that counts
/// @param breaks by mutant of the specification: the property that it breaks
public record Inventory(
    SortedMap<Link.Kind, Set<String>> items,
    SortedMap<String, SortedSet<String>> named,
    SortedMap<String, String> breaks) {
  public Inventory {
    items = Collections.unmodifiableSortedMap(new TreeMap<>(items));
    named = Collections.unmodifiableSortedMap(new TreeMap<>(named));
    breaks = Collections.unmodifiableSortedMap(new TreeMap<>(breaks));
  }

  /// The names of a kind.
  Set<String> of(Link.Kind kind) {
    return items.getOrDefault(kind, Set.of());
  }
}
