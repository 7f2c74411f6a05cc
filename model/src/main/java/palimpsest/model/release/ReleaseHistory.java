package palimpsest.model.release;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A real history of releases, oldest first, and the update paths promised between them.
///
/// Refused with an `IllegalArgumentException`: a release that is there twice, a path to nowhere,
/// one that
///     is there twice, or a field id that changes hands
public record ReleaseHistory(
    String name, Environment environment, List<Release> releases, List<UpdatePath> paths) {
  public ReleaseHistory {
    releases = List.copyOf(releases);
    paths = List.copyOf(paths);
    Names.checkDistinct("a release", releases, Release::name);
    Names.checkDistinct("a path", paths, path -> path.from() + " -> " + path.to());
    for (UpdatePath path : paths) {
      for (String end : List.of(path.from(), path.to())) {
        if (releases.stream().noneMatch(release -> release.name().equals(end))) {
          throw new IllegalArgumentException(
              "a path goes from a release to a release: path="
                  + path.from()
                  + " -> "
                  + path.to()
                  + " missing="
                  + end);
        }
      }
    }
    checkIdsNeverReused(releases);
  }

  public Optional<Release> release(String releaseName) {
    return releases.stream().filter(release -> release.name().equals(releaseName)).findFirst();
  }

  /// A field id that was dropped must not come back: its values are gone, so an update in two steps
  /// would not equal one in a single step.
  private static void checkIdsNeverReused(List<Release> releases) {
    Map<String, Set<Integer>> dropped = new HashMap<>();
    Map<String, Set<Integer>> current = new HashMap<>();
    for (Release release : releases) {
      for (Structure structure : release.structures()) {
        Set<Integer> ids =
            structure.fields().stream()
                .map(Field::id)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<Integer> gone = dropped.computeIfAbsent(structure.name(), _ -> new TreeSet<>());
        for (int id : ids) {
          if (gone.contains(id)) {
            throw new IllegalArgumentException(
                "a field id is never used again once dropped: release="
                    + release.name()
                    + " structure="
                    + structure.name()
                    + " id="
                    + id);
          }
        }
        Set<Integer> before = current.getOrDefault(structure.name(), Set.of());
        before.stream().filter(id -> !ids.contains(id)).forEach(gone::add);
        current.put(structure.name(), ids);
      }
      for (String name : List.copyOf(current.keySet())) {
        if (release.structure(name).isEmpty()) {
          dropped.computeIfAbsent(name, _ -> new TreeSet<>()).addAll(current.remove(name));
        }
      }
    }
  }
}
