package palimpsest.properties.tally;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/// How many cases of each class were drawn; none, of those that could have been and were not.
public record Tally(SequencedMap<String, Long> counts) {
  /// Of no class.
  public static final Tally NONE = new Tally(new LinkedHashMap<>());

  public Tally {
    counts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(counts));
  }

  /// A case of each of these was drawn.
  public static Tally ofEach(Collection<String> cases) {
    SequencedMap<String, Long> counts = new LinkedHashMap<>();
    cases.forEach(each -> counts.merge(each, 1L, Long::sum));
    return new Tally(counts);
  }

  /// So many of each of the classes that there are.
  public static <C extends Enum<C>> Tally of(List<C> classes, Map<C, Long> counts) {
    SequencedMap<String, Long> all = new LinkedHashMap<>();
    classes.forEach(each -> all.put(words(each), counts.getOrDefault(each, 0L)));
    return new Tally(all);
  }

  /// A constant as reports have it.
  public static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /// These and others.
  public Tally plus(Tally other) {
    SequencedMap<String, Long> all = new LinkedHashMap<>(counts);
    other.counts.forEach((each, count) -> all.merge(each, count, Long::sum));
    return new Tally(all);
  }

  public long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /// The classes of which none was drawn.
  public List<String> never() {
    return counts.entrySet().stream()
        .filter(each -> each.getValue() == 0)
        .map(Map.Entry::getKey)
        .toList();
  }
}
