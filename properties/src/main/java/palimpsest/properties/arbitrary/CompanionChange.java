package palimpsest.properties.arbitrary;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import palimpsest.model.release.CompanionModule;
import palimpsest.model.release.CompanionRequirement;
import palimpsest.model.release.Version;
import palimpsest.model.release.VersionRange;

/// Other versions of a companion module are needed: from one on and so many more. The image may
/// carry one of them, which may work only with some versions of another module. Which module is
/// said by its place among those that are there; behind the last one is one that is not.
record CompanionChange(int place, Versions runsWith, Optional<Integer> carries, Need need)
    implements Change {

  /// Whole versions: the first, and how many more.
  record Versions(int first, int more) {
    VersionRange range() {
      return new VersionRange(version(first), version(first + more));
    }
  }

  /// Whether a carried version needs the next module, and which versions of it.
  record Need(boolean any, Versions versions) {}

  private static Version version(int number) {
    return new Version(List.of(number));
  }

  @Override
  public void make(Draft draft) {
    List<CompanionModule> present = draft.lineage().environment().companions();
    boolean missing = place >= Vocabulary.MODULES.size();
    if (draft.before().isPresent() && missing) {
      put(draft, requirement(Vocabulary.MISSING_MODULE, Optional.empty(), Optional.empty()));
    } else if (!present.isEmpty() && !missing) {
      CompanionModule module = Vocabulary.pick(present, place);
      CompanionModule next = Vocabulary.pick(present, place + 1);
      Optional<Version> kept =
          draft.before().isPresent() ? Optional.empty() : Optional.of(module.version());
      put(
          draft,
          requirement(
              module.name(),
              kept,
              next.equals(module) || kept.isPresent()
                  ? Optional.empty()
                  : Optional.of(next.name())));
    }
  }

  /// The first release of a history runs with what is there, and needs nothing else.
  private CompanionRequirement requirement(
      String module, Optional<Version> present, Optional<String> next) {
    VersionRange wanted = runsWith.range();
    VersionRange range = present.map(version -> including(wanted, version)).orElse(wanted);
    Optional<Version> carried =
        carries.map(offset -> version(runsWith.first() + offset % (runsWith.more() + 1)));
    Map<String, VersionRange> needs = new TreeMap<>();
    if (carried.isPresent() && need.any()) {
      next.ifPresent(other -> needs.put(other, need.versions().range()));
    }
    return new CompanionRequirement(module, range, carried, needs);
  }

  private static VersionRange including(VersionRange range, Version version) {
    Version low = range.low().compareTo(version) <= 0 ? range.low() : version;
    Version high = range.high().compareTo(version) >= 0 ? range.high() : version;
    return new VersionRange(low, high);
  }

  private void put(Draft draft, CompanionRequirement requirement) {
    List<String> modules = draft.companions().stream().map(CompanionRequirement::module).toList();
    int known = modules.indexOf(requirement.module());
    if (known >= 0) {
      draft.companions().set(known, requirement);
    } else {
      draft.companions().add(requirement);
    }
  }
}
