package palimpsest.properties.plain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import palimpsest.model.release.Field;
import palimpsest.model.release.ImplicitChange;
import palimpsest.model.release.Release;
import palimpsest.model.release.Setting;
import palimpsest.model.release.Structure;

/// Entries of one release as another has them.
record PlainConversion(Release running, Release loaded, Flaw flaw) {
  private static final int WWN = 1;
  private static final int ZONE = 20;

  /// The entry; empty if a value does not fit.
  Optional<SortedMap<Integer, Long>> entry(Structure after, Map<Integer, Long> before) {
    SortedMap<Integer, Long> values = new TreeMap<>();
    for (Field field : after.fields()) {
      Long value = before.get(field.id());
      if (value == null) {
        values.put(field.id(), fresh(after, field, before));
      } else {
        Optional<Long> kept = value(after, field, value);
        if (kept.isEmpty()) {
          return Optional.empty();
        }
        values.put(field.id(), kept.get());
      }
    }
    return Optional.of(values);
  }

  private long fresh(Structure after, Field field, Map<Integer, Long> before) {
    if (loaded.shape().bootstrap().equals("zoning")
        && after.name().equals("login")
        && field.id() == ZONE) {
      return before.getOrDefault(WWN, 0L) & 0xFF;
    }
    boolean jump = loaded.version().numbers().getFirst() > running.version().numbers().getFirst();
    return flaw == Flaw.JUMPS_WITHOUT_DEFAULTS && jump ? 0 : field.defaultValue();
  }

  private Optional<Long> value(Structure after, Field field, long value) {
    Optional<Long> counted = counted(after.name(), field.id(), value);
    Optional<Setting> setting = setting(after, field);
    if (setting.isPresent()) {
      long fallback = setting.get().fallback();
      return Optional.of(
          flaw == Flaw.RESETS_SETTINGS_AND_SAYS_SO
              ? fallback
              : counted.filter(setting.get()::allows).orElse(fallback));
    }
    return counted.filter(field::holds);
  }

  private Optional<Setting> setting(Structure structure, Field field) {
    return loaded.settings().stream()
        .filter(_ -> structure.name().equals(Setting.STRUCTURE))
        .filter(setting -> setting.name().equals(field.name()))
        .findFirst();
  }

  /// The value in the unit of the new release.
  Optional<Long> counted(String structure, int id, long value) {
    BigInteger number = new BigInteger(Long.toUnsignedString(value));
    for (ImplicitChange change : said(loaded, running, structure, id)) {
      number = number.multiply(BigInteger.valueOf(change.factor()));
    }
    for (ImplicitChange change : said(running, loaded, structure, id)) {
      BigInteger[] divided = number.divideAndRemainder(BigInteger.valueOf(change.factor()));
      if (divided[1].signum() != 0) {
        return Optional.empty();
      }
      number = divided[0];
    }
    return number.bitLength() > Long.SIZE ? Optional.empty() : Optional.of(number.longValue());
  }

  /// What either release says of the other about a field that both have.
  List<ImplicitChange> changes(String structure, int id) {
    List<ImplicitChange> all = new ArrayList<>(said(loaded, running, structure, id));
    all.addAll(said(running, loaded, structure, id));
    return all;
  }

  private static List<ImplicitChange> said(Release by, Release of, String structure, int id) {
    return by.implicitChanges().stream()
        .filter(change -> change.versions().contains(of.version()))
        .filter(change -> change.field().structure().equals(structure))
        .filter(
            change ->
                by.structure(structure).stream()
                    .flatMap(it -> it.field(change.field().field()).stream())
                    .anyMatch(field -> field.id() == id))
        .toList();
  }
}
