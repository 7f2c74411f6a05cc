package palimpsest.impl.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import palimpsest.impl.code.LoadedImage;
import palimpsest.impl.image.Payload;
import palimpsest.impl.update.BurnStep;
import palimpsest.impl.update.Refusal;
import palimpsest.model.release.CompanionModule;
import palimpsest.model.release.CompanionRequirement;
import palimpsest.model.release.Environment;
import palimpsest.model.release.Incompatibility;
import palimpsest.model.release.Release;
import palimpsest.model.release.Version;
import palimpsest.model.release.VersionRange;

/// The part of the logic that concerns companion modules: which to burn, and in which order (CMP-2,
/// CNV-8, CNV-9).
///
/// The old image has to run with each combination of modules on the way, the present one if nothing
/// is burnt, as an update can be refused after any burn; the new image has to run with the last
/// one.
final class CompanionLogic {
  private final Environment environment;
  private final Release running;
  private final LoadedImage loaded;
  private final List<Incompatibility> found = new ArrayList<>();
  private final Set<Map<String, Version>> deadEnds = new HashSet<>();

  CompanionLogic(Environment environment, Release running, LoadedImage loaded) {
    this.environment = environment;
    this.running = running;
    this.loaded = loaded;
  }

  List<Incompatibility> found() {
    return List.copyOf(found);
  }

  /// The burns, in an order that is safe throughout.
  List<BurnStep> burns() throws Refused {
    List<BurnStep> wanted = new ArrayList<>();
    for (CompanionRequirement requirement : loaded.release().companions()) {
      wanted(requirement).ifPresent(wanted::add);
    }
    wanted.forEach(
        step ->
            found.add(
                new Incompatibility.CompanionOutdated(step.module(), step.before(), step.after())));
    Map<String, Version> versions = new TreeMap<>();
    environment
        .companions()
        .forEach(companion -> versions.put(companion.name(), companion.version()));
    List<BurnStep> order =
        order(wanted, versions)
            .orElseThrow(
                () ->
                    new Refused(
                        Refusal.Kind.NO_BURN_ORDER,
                        "no order of burning leads past each bad combination of modules: present="
                            + versions
                            + " burnt="
                            + wanted.stream().map(BurnStep::module).toList()));
    if (!order.equals(wanted)) {
      found.add(new Incompatibility.OrderChanged(order.stream().map(BurnStep::module).toList()));
    }
    return order;
  }

  private Optional<BurnStep> wanted(CompanionRequirement requirement) throws Refused {
    CompanionModule present =
        environment
            .companion(requirement.module())
            .orElseThrow(
                () ->
                    new Refused(
                        Refusal.Kind.INCOMPATIBLE,
                        "the adapter lacks a module that the image runs with: module="
                            + requirement.module()));
    if (requirement.runsWith().contains(present.version())) {
      return Optional.empty();
    }
    Optional<Payload> payload = loaded.header().payload(requirement.module());
    if (payload.isEmpty()) {
      throw new Refused(
          Refusal.Kind.INCOMPATIBLE,
          "the image neither runs with the module's version nor carries another: module="
              + requirement.module()
              + " runs-with="
              + requirement.runsWith()
              + " present="
              + present.version());
    }
    return Optional.of(
        new BurnStep(
            requirement.module(),
            present.version(),
            payload.get().version(),
            loaded.span(payload.get().place())));
  }

  /// The first safe order, in the order in which the image names the modules where that is one.
  private Optional<List<BurnStep>> order(List<BurnStep> left, Map<String, Version> versions) {
    if (left.isEmpty()) {
      return isSafe(versions) ? Optional.of(List.of()) : Optional.empty();
    }
    for (BurnStep first : left) {
      Map<String, Version> after = new TreeMap<>(versions);
      after.put(first.module(), first.after());
      if (isSafe(after) && !deadEnds.contains(after)) {
        List<BurnStep> others = left.stream().filter(step -> !step.equals(first)).toList();
        Optional<List<BurnStep>> rest = order(others, after);
        if (rest.isPresent()) {
          List<BurnStep> order = new ArrayList<>(List.of(first));
          order.addAll(rest.get());
          return Optional.of(order);
        }
        deadEnds.add(after);
      }
    }
    return Optional.empty();
  }

  private boolean isSafe(Map<String, Version> versions) {
    return running.companions().stream().allMatch(old -> holds(old, versions, true))
        && loaded.release().companions().stream().allMatch(now -> holds(now, versions, false));
  }

  /// Whether a requirement is met by a combination: its range, if that counts, and what the version
  /// it carries needs, where that is the version present.
  private static boolean holds(
      CompanionRequirement requirement, Map<String, Version> versions, boolean runs) {
    Version present = versions.get(requirement.module());
    if (present == null) {
      return false;
    }
    boolean carried = requirement.carries().filter(present::equals).isPresent();
    return (!runs || requirement.runsWith().contains(present))
        && (!carried || areMet(requirement.needs(), versions));
  }

  private static boolean areMet(Map<String, VersionRange> needs, Map<String, Version> versions) {
    return needs.entrySet().stream()
        .allMatch(
            need -> {
              Version present = versions.get(need.getKey());
              return present != null && need.getValue().contains(present);
            });
  }
}
