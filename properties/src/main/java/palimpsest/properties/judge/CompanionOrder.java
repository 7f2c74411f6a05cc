package palimpsest.properties.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import palimpsest.impl.update.Refusal;
import palimpsest.model.release.CompanionModule;
import palimpsest.model.release.CompanionRequirement;
import palimpsest.model.release.Environment;
import palimpsest.model.release.Incompatibility;
import palimpsest.model.release.Release;
import palimpsest.model.release.Version;
import palimpsest.model.release.VersionRange;

/// Which companion modules have to be burnt, and in which order: found by trying every order there
/// is (CMP-2, CNV-8).
final class CompanionOrder {
  private final Release running;
  private final Release loaded;
  private final SortedMap<String, Version> present = new TreeMap<>();
  private final List<CompanionRequirement> wanted = new ArrayList<>();
  private final List<Reason> reasons = new ArrayList<>();
  private final List<Incompatibility> found = new ArrayList<>();
  private final List<String> burns;

  CompanionOrder(Situation situation) {
    this.running = situation.running();
    this.loaded = situation.loaded();
    for (CompanionModule module : situation.environment().companions()) {
      present.put(module.name(), module.version());
    }
    for (CompanionRequirement requirement : loaded.companions()) {
      look(requirement);
    }
    this.burns = reasons.isEmpty() ? order() : List.of();
  }

  List<Reason> reasons() {
    return reasons;
  }

  List<Incompatibility> found() {
    return found;
  }

  List<String> burns() {
    return burns;
  }

  private void look(CompanionRequirement requirement) {
    String module = requirement.module();
    Version version = present.get(module);
    if (version == null) {
      reasons.add(new Reason(Refusal.Kind.INCOMPATIBLE, "module=" + module));
    } else if (!requirement.runsWith().contains(version)) {
      if (requirement.carries().isEmpty()) {
        reasons.add(new Reason(Refusal.Kind.INCOMPATIBLE, "module=" + module));
      } else {
        wanted.add(requirement);
        found.add(
            new Incompatibility.CompanionOutdated(
                module, version, requirement.carries().orElseThrow()));
      }
    }
  }

  /// The first order in which every combination on the way is one that the running release runs
  /// with, and in which what the loaded one carries works.
  private List<String> order() {
    List<String> named = wanted.stream().map(CompanionRequirement::module).toList();
    Optional<List<String>> first = orders(named).stream().filter(this::isSafe).findFirst();
    if (first.isEmpty()) {
      reasons.add(new Reason(Refusal.Kind.NO_BURN_ORDER, "combination of modules"));
    } else if (!first.get().equals(named)) {
      found.add(new Incompatibility.OrderChanged(first.get()));
    }
    return first.orElse(List.of());
  }

  private boolean isSafe(List<String> order) {
    Map<String, Version> versions = new TreeMap<>(present);
    for (String module : order) {
      versions.put(module, loaded.companion(module).orElseThrow().carries().orElseThrow());
      if (!runs(running, versions) || !works(loaded, versions)) {
        return false;
      }
    }
    return works(loaded, versions);
  }

  private static boolean runs(Release release, Map<String, Version> versions) {
    return works(release, versions)
        && release.companions().stream()
            .allMatch(each -> isIn(each.runsWith(), versions, each.module()));
  }

  private static boolean isIn(VersionRange range, Map<String, Version> versions, String module) {
    return Optional.ofNullable(versions.get(module)).filter(range::contains).isPresent();
  }

  /// Whether a release runs in an environment: it finds each module in a version it runs with, and
  /// the version it carries finds what it needs.
  static boolean runsIn(Release release, Environment environment) {
    SortedMap<String, Version> versions = new TreeMap<>();
    for (CompanionModule module : environment.companions()) {
      versions.put(module.name(), module.version());
    }
    return runs(release, versions);
  }

  /// Whether each module whose present version the release carries finds what that version needs.
  private static boolean works(Release release, Map<String, Version> versions) {
    return release.companions().stream()
        .filter(each -> each.carries().equals(Optional.ofNullable(versions.get(each.module()))))
        .allMatch(
            each ->
                each.needs().entrySet().stream()
                    .allMatch(need -> isIn(need.getValue(), versions, need.getKey())));
  }

  private static List<List<String>> orders(List<String> modules) {
    if (modules.isEmpty()) {
      return List.of(List.of());
    }
    List<List<String>> orders = new ArrayList<>();
    for (String first : modules) {
      List<String> others = modules.stream().filter(other -> !other.equals(first)).toList();
      for (List<String> rest : orders(others)) {
        List<String> order = new ArrayList<>(List.of(first));
        order.addAll(rest);
        orders.add(order);
      }
    }
    return orders;
  }
}
