package palimpsest.properties.subject;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.Image;
import palimpsest.model.machine.Row;
import palimpsest.model.release.CompanionRequirement;
import palimpsest.model.release.Version;
import palimpsest.model.release.VersionRange;

/// What an image requires of companion modules so that it runs with the combinations of levels that
/// the specification says: a range for each module, less what the version that it carries does not
/// work with. A level is a version.
final class Requirements {
  private final Constants constants;
  private final Image image;

  Requirements(Constants constants, Image image) {
    this.constants = constants;
    this.image = image;
  }

  static String module(int number) {
    return "module-" + number;
  }

  static Version version(int level) {
    return new Version(List.of(level, 1));
  }

  static int level(Version version) {
    return version.numbers().getFirst();
  }

  /// The requirements, in the order of the modules' numbers.
  ///
  /// @throws IllegalArgumentException if none have that meaning
  List<CompanionRequirement> all() {
    return found(List.of())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "what an image runs with are ranges, and what a carried version needs: "
                        + image));
  }

  private Optional<List<CompanionRequirement>> found(List<CompanionRequirement> chosen) {
    int module = chosen.size() + 1;
    if (module > constants.modules()) {
      return meaning(chosen).equals(image.runsWith()) ? Optional.of(chosen) : Optional.empty();
    }
    for (CompanionRequirement candidate : candidates(module)) {
      List<CompanionRequirement> further = new ArrayList<>(chosen);
      further.add(candidate);
      Optional<List<CompanionRequirement>> found = found(further);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /// What may be required of a module: first that it is what the image brings, without more.
  private List<CompanionRequirement> candidates(int module) {
    SortedSet<Integer> runs = levels(List.of(image), module);
    List<CompanionRequirement> candidates = new ArrayList<>();
    candidates.add(requirement(module, runs, image.levels().at(module), Map.of()));
    for (int carried : runs) {
      for (int other = 1; other <= constants.modules(); other++) {
        for (int low : levels(List.of(image), other)) {
          for (int high : levels(List.of(image), other).tailSet(low)) {
            if (other != module) {
              VersionRange range = new VersionRange(version(low), version(high));
              candidates.add(requirement(module, runs, carried, Map.of(module(other), range)));
            }
          }
        }
      }
    }
    return candidates;
  }

  private static CompanionRequirement requirement(
      int module, SortedSet<Integer> runs, int carried, Map<String, VersionRange> needs) {
    return new CompanionRequirement(
        module(module),
        new VersionRange(version(runs.first()), version(runs.last())),
        Optional.of(version(carried)),
        needs);
  }

  private Set<Row<Integer>> meaning(List<CompanionRequirement> requirements) {
    Set<Row<Integer>> combinations = new HashSet<>();
    extend(Row.empty(), requirements, combinations);
    return combinations;
  }

  private void extend(
      Row<Integer> levels, List<CompanionRequirement> requirements, Set<Row<Integer>> found) {
    int module = levels.size() + 1;
    if (module > constants.modules()) {
      if (requirements.stream().allMatch(requirement -> holds(requirement, levels))) {
        found.add(levels);
      }
      return;
    }
    for (int level : levels(constants.images().values(), module)) {
      extend(levels.append(level), requirements, found);
    }
  }

  private static boolean holds(CompanionRequirement requirement, Row<Integer> levels) {
    Version present = present(requirement.module(), levels);
    boolean carried = requirement.carries().filter(present::equals).isPresent();
    return requirement.runsWith().contains(present)
        && (!carried
            || requirement.needs().entrySet().stream()
                .allMatch(need -> need.getValue().contains(present(need.getKey(), levels))));
  }

  private static Version present(String name, Row<Integer> levels) {
    for (int module = 1; module <= levels.size(); module++) {
      if (module(module).equals(name)) {
        return version(levels.at(module));
      }
    }
    throw new IllegalArgumentException("there is such a module: module=" + name);
  }

  private static SortedSet<Integer> levels(Iterable<Image> images, int module) {
    SortedSet<Integer> levels = new TreeSet<>();
    for (Image each : images) {
      each.runsWith().forEach(combination -> levels.add(combination.at(module)));
      levels.add(each.levels().at(module));
    }
    return levels;
  }
}
