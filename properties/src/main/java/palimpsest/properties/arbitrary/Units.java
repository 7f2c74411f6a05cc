package palimpsest.properties.arbitrary;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import palimpsest.model.release.Field;
import palimpsest.model.release.FieldName;
import palimpsest.model.release.ImplicitChange;
import palimpsest.model.release.Structure;
import palimpsest.model.release.Version;
import palimpsest.model.release.VersionRange;

/// In which units the versions of a history count each field: so each release knows of every
/// earlier one by what to multiply, whichever way the data came (LOG-4).
final class Units {
  private static final int PRODUCT_MAX = 1000;

  /// A field is the same in all releases by its id.
  private record Key(String structure, int id) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int order = structure.compareTo(other.structure);
      return order != 0 ? order : Integer.compare(id, other.id);
    }
  }

  /// Versions that counted in another unit than the latest, and by how much.
  private record Past(VersionRange versions, int factor) {}

  private final SortedMap<Key, List<Past>> pasts = new TreeMap<>();
  private final SortedMap<Key, Version> since = new TreeMap<>();

  /// Notes the fields of a release that are new.
  void released(Version version, List<Structure> structures) {
    for (Structure structure : structures) {
      for (Field field : structure.fields()) {
        since.putIfAbsent(new Key(structure.name(), field.id()), version);
      }
    }
  }

  boolean hasChanged(String structure, int id) {
    return pasts.containsKey(new Key(structure, id));
  }

  /// Whether a field may have another unit from here on: it was there, and not too often changed.
  boolean canChange(String structure, int id, Version last, int factor) {
    Key key = new Key(structure, id);
    Version known = since.get(key);
    int product =
        pasts.getOrDefault(key, List.of()).stream().mapToInt(Past::factor).max().orElse(1);
    return known != null && known.compareTo(last) <= 0 && product * factor <= PRODUCT_MAX;
  }

  /// From `now` on a field is counted in a unit of which there are `factor` in the one before;
  /// `last` is the latest version to use that.
  void change(String structure, int id, int factor, VersionRange lastAndNow) {
    Key key = new Key(structure, id);
    Version from =
        Optional.ofNullable(since.get(key))
            .orElseThrow(() -> new IllegalStateException("a unit changes where one was: " + key));
    List<Past> changed = new ArrayList<>();
    for (Past past : pasts.getOrDefault(key, List.of())) {
      changed.add(new Past(past.versions(), past.factor() * factor));
    }
    changed.add(new Past(new VersionRange(from, lastAndNow.low()), factor));
    pasts.put(key, changed);
    since.put(key, lastAndNow.high());
  }

  /// What a release with these layouts has to say of the versions before it.
  List<ImplicitChange> changes(List<Structure> structures) {
    List<ImplicitChange> changes = new ArrayList<>();
    for (Map.Entry<Key, List<Past>> entry : pasts.entrySet()) {
      Key key = entry.getKey();
      structures.stream()
          .filter(structure -> structure.name().equals(key.structure()))
          .flatMap(structure -> structure.field(key.id()).stream())
          .map(field -> new FieldName(key.structure(), field.name()))
          .forEach(
              name ->
                  entry
                      .getValue()
                      .forEach(
                          past ->
                              changes.add(
                                  new ImplicitChange(past.versions(), name, past.factor()))));
    }
    return changes;
  }
}
