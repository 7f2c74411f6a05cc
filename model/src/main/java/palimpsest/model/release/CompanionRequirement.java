package palimpsest.model.release;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What an image needs of one companion module: the module's versions with which the image runs,
/// and the version that it carries and would burn (CMP-2, CMP-3).
///
/// `needs` says with which versions of other modules the carried version works.
public record CompanionRequirement(
    String module,
    VersionRange runsWith,
    Optional<Version> carries,
    SortedMap<String, VersionRange> needs) {
  public CompanionRequirement {
    Names.check("module", module);
    needs = Collections.unmodifiableSortedMap(new TreeMap<>(needs));
    if (carries.isPresent() && !runsWith.contains(carries.get())) {
      throw new IllegalArgumentException(
          "an image runs with the module version it carries: module="
              + module
              + " runs-with="
              + runsWith
              + " carries="
              + carries.get());
    }
    if (needs.containsKey(module)) {
      throw new IllegalArgumentException("a module does not need itself: module=" + module);
    }
  }

  public CompanionRequirement(
      String module,
      VersionRange runsWith,
      Optional<Version> carries,
      Map<String, VersionRange> needs) {
    this(module, runsWith, carries, new TreeMap<>(needs));
  }
}
