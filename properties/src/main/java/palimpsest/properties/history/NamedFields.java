package palimpsest.properties.history;

import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import palimpsest.model.release.Field;
import palimpsest.model.release.Release;
import palimpsest.model.release.Setting;
import palimpsest.model.release.Structure;
import palimpsest.properties.judge.Expectation;
import palimpsest.properties.judge.ExpectedState;
import palimpsest.properties.judge.PersistentData;

/// The fields of which updates have to say that their values do not stay: those that are lost, and
/// settings that fall back.
final class NamedFields {
  /// A field of a structure, by its id.
  private record Named(String structure, int id) {}

  private final Set<Named> named = new HashSet<>();

  /// Notes what an update has to name, whatever it says itself.
  void note(ExpectedState before, Release after) {
    for (Structure structure : before.running().structures()) {
      for (Field field : structure.fields()) {
        if (after.structure(structure.name()).flatMap(it -> it.field(field.id())).isEmpty()) {
          named.add(new Named(structure.name(), field.id()));
        }
      }
    }
    for (Setting setting : new Expectation(before.running(), after).outOfRange(before.data())) {
      after
          .structure(Setting.STRUCTURE)
          .flatMap(structure -> structure.field(setting.name()))
          .ifPresent(field -> named.add(new Named(Setting.STRUCTURE, field.id())));
    }
  }

  void addAll(NamedFields others) {
    named.addAll(others.named);
  }

  /// The data of which nothing was named.
  PersistentData without(PersistentData data) {
    SortedMap<String, SortedMap<Integer, SortedMap<Integer, Long>>> left = new TreeMap<>();
    data.structures()
        .forEach(
            (structure, entries) -> {
              SortedMap<Integer, SortedMap<Integer, Long>> kept = new TreeMap<>();
              entries.forEach(
                  (entry, values) -> {
                    SortedMap<Integer, Long> others = new TreeMap<>(values);
                    others.keySet().removeIf(id -> named.contains(new Named(structure, id)));
                    kept.put(entry, others);
                  });
              left.put(structure, kept);
            });
    return new PersistentData(left);
  }
}
