package palimpsest.evidence.releases;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import palimpsest.model.release.Field;
import palimpsest.model.release.Structure;

/// The field ids that are in use, and those that a release has dropped: the same rule as the
/// history's own, kept here to name the line that breaks it.
final class FieldIds {
  private final Map<String, Set<Integer>> current = new HashMap<>();
  private final Map<String, Map<Integer, String>> droppedIn = new HashMap<>();

  /// Takes up the next release, oldest first.
  void take(String release, Section section, LayoutReader layouts) {
    for (Structure structure : layouts.structures()) {
      Map<Integer, String> gone = droppedIn.computeIfAbsent(structure.name(), _ -> new HashMap<>());
      Set<Integer> ids =
          structure.fields().stream().map(Field::id).collect(Collectors.toCollection(TreeSet::new));
      for (int id : ids) {
        String dropping = gone.get(id);
        if (dropping != null) {
          layouts
              .declaration(structure.name(), id)
              .map(field -> field.at("id"))
              .or(() -> layouts.mention(structure.name()))
              .orElse(section.value().at("based-on"))
              .wrong(
                  "has again field id "
                      + id
                      + " of "
                      + structure.name()
                      + ", which release "
                      + dropping
                      + " dropped",
                  "its values are gone: give the field an id that was never used");
        }
      }
      current.getOrDefault(structure.name(), Set.of()).stream()
          .filter(id -> !ids.contains(id))
          .forEach(id -> gone.putIfAbsent(id, release));
      current.put(structure.name(), ids);
    }
  }
}
