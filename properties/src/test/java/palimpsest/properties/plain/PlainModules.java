package palimpsest.properties.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import palimpsest.model.release.CompanionRequirement;
import palimpsest.model.release.Release;
import palimpsest.model.release.Version;

/// The order in which companion modules are burnt: the first in which the old release runs behind
/// each burn, and what the new one carries finds what it needs.
record PlainModules(Release running, Release loaded) {
  Optional<List<String>> order(List<String> wanted, Map<String, Version> present) {
    if (wanted.isEmpty()) {
      return isSafe(present) ? Optional.of(List.of()) : Optional.empty();
    }
    for (String module : wanted) {
      List<String> others = new ArrayList<>(wanted);
      others.remove(module);
      Map<String, Version> burnt = with(present, module);
      Optional<List<String>> rest = isSafe(burnt) ? order(others, burnt) : Optional.empty();
      if (rest.isPresent()) {
        List<String> order = new ArrayList<>(rest.get());
        order.addFirst(module);
        return Optional.of(order);
      }
    }
    return Optional.empty();
  }

  /// The modules behind a burn.
  Map<String, Version> with(Map<String, Version> present, String module) {
    Map<String, Version> burnt = new TreeMap<>(present);
    burnt.put(module, loaded.companion(module).orElseThrow().carries().orElseThrow());
    return burnt;
  }

  private boolean isSafe(Map<String, Version> present) {
    for (CompanionRequirement old : running.companions()) {
      if (!isIn(old, present) || !hasItsNeeds(old, present)) {
        return false;
      }
    }
    return loaded.companions().stream().allMatch(each -> hasItsNeeds(each, present));
  }

  private static boolean isIn(CompanionRequirement requirement, Map<String, Version> present) {
    Version version = present.get(requirement.module());
    return version != null && requirement.runsWith().contains(version);
  }

  private static boolean hasItsNeeds(
      CompanionRequirement requirement, Map<String, Version> present) {
    Version version = present.get(requirement.module());
    if (version == null || !requirement.carries().equals(Optional.of(version))) {
      return true;
    }
    return requirement.needs().entrySet().stream()
        .allMatch(
            need -> {
              Version other = present.get(need.getKey());
              return other != null && need.getValue().contains(other);
            });
  }
}
