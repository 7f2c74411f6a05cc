package palimpsest.properties.subject.mutant;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The mutants of the implementation, by name, and what has none.
public final class SubjectMutants {
  private SubjectMutants() {}

  public static SortedMap<String, SubjectMutant> all() {
    SortedMap<String, SubjectMutant> all = new TreeMap<>();
    Stream.of(
            MarkMutants.all(),
            GateMutants.all(),
            RequestMutants.all(),
            TableMutants.all(),
            ImageMutants.all(),
            CompanionMutants.all(),
            OverlayMutants.all())
        .flatMap(List::stream)
        .forEach(mutant -> all.put(mutant.name(), mutant));
    return Collections.unmodifiableSortedMap(all);
  }
}
