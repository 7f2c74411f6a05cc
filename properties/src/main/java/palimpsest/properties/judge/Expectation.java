package palimpsest.properties.judge;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import palimpsest.model.release.Field;
import palimpsest.model.release.ImplicitChange;
import palimpsest.model.release.Release;
import palimpsest.model.release.Setting;
import palimpsest.model.release.Structure;
import palimpsest.model.release.Version;
import palimpsest.properties.load.ToldLogin;

/// What an entry has to hold under a release, given what was true of it under an earlier one: said
/// in terms of the releases, not of how the adapter gets there.
final class Expectation {
  private static final int WWN = 1;
  private static final int SESSION = 2;
  private static final int ZONE = 20;
  private static final int ZONE_MASK = 0xFF;

  private final Release before;
  private final Release after;

  Expectation(Release before, Release after) {
    this.before = before;
    this.after = after;
  }

  /// The login's values by field id under the later release.
  SortedMap<Integer, Long> login(ToldLogin told) {
    Structure structure = after.structure("login").orElseThrow();
    SortedMap<Integer, Long> known = new TreeMap<>(told.values());
    known.put(WWN, told.wwn());
    known.put(SESSION, told.session());
    SortedMap<Integer, Long> expected = carried(structure, known, told.by());
    boolean zoned = structure.field(ZONE).isPresent() && !known.containsKey(ZONE);
    if (zoned && after.shape().bootstrap().equals("zoning")) {
      expected.put(ZONE, told.wwn() & ZONE_MASK);
    }
    return expected;
  }

  /// The values of the configuration: nobody changed it, so it started from the first defaults.
  SortedMap<Integer, Long> configuration() {
    SortedMap<Integer, Long> known = new TreeMap<>();
    before
        .structure(Setting.STRUCTURE)
        .ifPresent(
            structure ->
                structure.fields().forEach(field -> known.put(field.id(), field.defaultValue())));
    Structure structure = after.structure(Setting.STRUCTURE).orElseThrow();
    SortedMap<Integer, Long> expected = carried(structure, known, before.version());
    for (Setting setting : after.settings()) {
      int id = structure.field(setting.name()).orElseThrow().id();
      expected.computeIfPresent(
          id, (_, value) -> setting.allows(value) ? value : setting.fallback());
    }
    return expected;
  }

  private SortedMap<Integer, Long> carried(
      Structure structure, Map<Integer, Long> known, Version writtenBy) {
    SortedMap<Integer, Long> expected = new TreeMap<>();
    for (Field field : structure.fields()) {
      expected.put(
          field.id(),
          Optional.ofNullable(known.get(field.id()))
              .map(value -> inUnitsOf(structure, field, writtenBy, value))
              .orElse(field.defaultValue()));
    }
    return expected;
  }

  /// The value as the later release counts it; what it wrote itself, it counts so already.
  private long inUnitsOf(Structure structure, Field field, Version writtenBy, long value) {
    if (writtenBy.equals(after.version())) {
      return value;
    }
    long counted = value;
    for (ImplicitChange change : after.implicitChanges()) {
      if (change.versions().contains(writtenBy) && isAbout(change, after, structure, field)) {
        counted *= change.factor();
      }
    }
    for (ImplicitChange change : before.implicitChanges()) {
      if (change.versions().contains(after.version())
          && isAbout(change, before, structure, field)) {
        counted /= change.factor();
      }
    }
    return counted;
  }

  private static boolean isAbout(
      ImplicitChange change, Release knowing, Structure structure, Field field) {
    return change.field().structure().equals(structure.name())
        && knowing
            .structure(structure.name())
            .flatMap(known -> known.field(change.field().field()))
            .filter(known -> known.id() == field.id())
            .isPresent();
  }
}
