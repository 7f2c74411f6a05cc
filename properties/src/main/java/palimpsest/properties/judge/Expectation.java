package palimpsest.properties.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import palimpsest.model.release.Field;
import palimpsest.model.release.FieldName;
import palimpsest.model.release.Release;
import palimpsest.model.release.Scope;
import palimpsest.model.release.Setting;
import palimpsest.model.release.Structure;
import palimpsest.model.release.Version;
import palimpsest.properties.load.ToldLogin;

/// What persistent data have to be under a release, given what was true of them under an earlier
/// one: said in terms of the releases, not of how the adapter gets there.
public final class Expectation {
  private static final String LOGIN = "login";
  private static final int WWN = 1;
  private static final int SESSION = 2;
  private static final int ZONE = 20;
  private static final int ZONE_MASK = 0xFF;

  private final Release before;
  private final Release after;
  private final Units units;

  public Expectation(Release before, Release after) {
    this.before = before;
    this.after = after;
    this.units = new Units(before, after);
  }

  /// The data of an adapter that was started with a release: one entry with defaults for each
  /// structure of which there is one.
  public static PersistentData atStart(Release release) {
    SortedMap<String, SortedMap<Integer, SortedMap<Integer, Long>>> all = new TreeMap<>();
    for (Structure structure : release.structures()) {
      all.put(structure.name(), fresh(structure));
    }
    return new PersistentData(all);
  }

  /// All data after the update.
  ///
  /// @throws IllegalStateException if a value is lost, so that there is no such update
  public PersistentData data(PersistentData data) {
    SortedMap<String, SortedMap<Integer, SortedMap<Integer, Long>>> all = new TreeMap<>();
    for (Structure structure : after.structures()) {
      if (before.structure(structure.name()).isEmpty()) {
        all.put(structure.name(), fresh(structure));
      } else {
        SortedMap<Integer, SortedMap<Integer, Long>> entries = new TreeMap<>();
        data.entries(structure.name())
            .forEach(
                (entry, values) -> entries.put(entry, entry(structure, values, before.version())));
        all.put(structure.name(), entries);
      }
    }
    return new PersistentData(all);
  }

  /// The fields of which some present value does not fit: an update has to be refused for them.
  public List<FieldName> lost(PersistentData data) {
    List<FieldName> lost = new ArrayList<>();
    for (Structure structure : after.structures()) {
      for (Field field : structure.fields()) {
        boolean any =
            data.entries(structure.name()).values().stream()
                .flatMap(values -> Optional.ofNullable(values.get(field.id())).stream())
                .anyMatch(value -> value(structure, field, value, before.version()).isEmpty());
        if (any) {
          lost.add(new FieldName(structure.name(), field.name()));
        }
      }
    }
    return lost;
  }

  /// The settings whose value in force the later release does not allow.
  public List<Setting> outOfRange(PersistentData data) {
    List<Setting> out = new ArrayList<>();
    Map<Integer, Long> values = data.entry(Setting.STRUCTURE, 0).orElse(new TreeMap<>());
    for (Setting setting : after.settings()) {
      int id = settingField(setting).id();
      Long value = values.get(id);
      if (value != null && allowed(setting, id, value, before.version()).isEmpty()) {
        out.add(setting);
      }
    }
    return out;
  }

  /// The login's values by field id under the later release.
  public SortedMap<Integer, Long> login(ToldLogin told) {
    SortedMap<Integer, Long> known = new TreeMap<>(told.values());
    known.put(WWN, told.wwn());
    known.put(SESSION, told.session());
    return entry(after.structure(LOGIN).orElseThrow(), known, told.by());
  }

  /// The values of the configuration: nobody changed it, so it started from the first defaults.
  SortedMap<Integer, Long> configuration() {
    SortedMap<Integer, Long> known = new TreeMap<>();
    before
        .structure(Setting.STRUCTURE)
        .ifPresent(
            structure ->
                structure.fields().forEach(field -> known.put(field.id(), field.defaultValue())));
    return entry(after.structure(Setting.STRUCTURE).orElseThrow(), known, before.version());
  }

  private SortedMap<Integer, Long> entry(
      Structure structure, Map<Integer, Long> known, Version writtenBy) {
    SortedMap<Integer, Long> expected = new TreeMap<>();
    for (Field field : structure.fields()) {
      Long value = known.get(field.id());
      if (value == null) {
        expected.put(field.id(), preset(structure, field, known));
      } else {
        expected.put(
            field.id(),
            value(structure, field, value, writtenBy)
                .orElseThrow(
                    () ->
                        new IllegalStateException(
                            "a value is kept by an update: field="
                                + new FieldName(structure.name(), field.name())
                                + " value="
                                + value)));
      }
    }
    return expected;
  }

  /// A field that is new takes its default; a zone follows from the world-wide name, where the
  /// image brings that rule.
  private long preset(Structure structure, Field field, Map<Integer, Long> known) {
    boolean zoned =
        structure.name().equals(LOGIN)
            && field.id() == ZONE
            && after.shape().bootstrap().equals("zoning");
    return zoned ? known.getOrDefault(WWN, 0L) & ZONE_MASK : field.defaultValue();
  }

  /// The value as the later release counts it; what it wrote itself, it counts so already. Empty
  /// where it cannot be kept.
  private Optional<Long> value(Structure structure, Field field, long value, Version writtenBy) {
    Optional<Setting> setting = setting(structure, field);
    if (setting.isPresent()) {
      return allowed(setting.get(), field.id(), value, writtenBy)
          .or(() -> Optional.of(setting.get().fallback()));
    }
    return units.counted(structure.name(), field.id(), writtenBy, value).filter(field::holds);
  }

  private Optional<Long> allowed(Setting setting, int id, long value, Version writtenBy) {
    return units.counted(Setting.STRUCTURE, id, writtenBy, value).filter(setting::allows);
  }

  private Field settingField(Setting setting) {
    return after
        .structure(Setting.STRUCTURE)
        .flatMap(structure -> structure.field(setting.name()))
        .orElseThrow();
  }

  private Optional<Setting> setting(Structure structure, Field field) {
    return structure.name().equals(Setting.STRUCTURE)
        ? after.settings().stream()
            .filter(setting -> setting.name().equals(field.name()))
            .findFirst()
        : Optional.empty();
  }

  private static SortedMap<Integer, SortedMap<Integer, Long>> fresh(Structure structure) {
    SortedMap<Integer, SortedMap<Integer, Long>> entries = new TreeMap<>();
    if (structure.scope() == Scope.PER_ADAPTER) {
      SortedMap<Integer, Long> values = new TreeMap<>();
      structure.fields().forEach(field -> values.put(field.id(), field.defaultValue()));
      entries.put(0, values);
    }
    return entries;
  }
}
