package palimpsest.properties.arbitrary;

import java.util.ArrayList;
import java.util.List;
import palimpsest.model.release.Field;
import palimpsest.model.release.Release;
import palimpsest.model.release.Setting;
import palimpsest.model.release.Structure;
import palimpsest.model.release.Version;
import palimpsest.model.release.VersionRange;

/// A field is counted in a smaller unit from here on, which no layout shows: its default and the
/// range of its setting as well. `again` is one whose unit changed before, if there is one.
record UnitChange(boolean again, int place, int factor) implements Change {
  private record Candidate(Structure structure, Field field) {}

  @Override
  public void make(Draft draft) {
    draft
        .before()
        .map(Release::version)
        .filter(last -> last.compareTo(draft.version()) < 0)
        .ifPresent(last -> make(draft, last));
  }

  private void make(Draft draft, Version last) {
    List<Candidate> candidates = new ArrayList<>();
    for (Structure structure : draft.structures()) {
      for (Field field : structure.fields()) {
        if (canChange(draft, structure, field, last)) {
          candidates.add(new Candidate(structure, field));
        }
      }
    }
    Units units = draft.lineage().units();
    if (again && candidates.stream().anyMatch(each -> hasChanged(units, each))) {
      candidates.removeIf(each -> !hasChanged(units, each));
    }
    if (!candidates.isEmpty()) {
      Candidate chosen = Vocabulary.pick(candidates, place);
      change(draft, chosen.structure(), chosen.field(), last);
    }
  }

  private static boolean hasChanged(Units units, Candidate candidate) {
    return units.hasChanged(candidate.structure().name(), candidate.field().id());
  }

  private boolean canChange(Draft draft, Structure structure, Field field, Version last) {
    long highest =
        structure.name().equals(Setting.STRUCTURE)
            ? draft.setting(field.name()).map(Setting::highest).orElse(field.defaultValue())
            : field.defaultValue();
    return !structure.name().equals(Draft.EXCHANGE)
        && !(structure.name().equals(Draft.LOGIN)
            && (LayoutChange.isNeeded(structure, field) || field.id() == Draft.ZONE))
        && Long.compareUnsigned(highest, Long.MAX_VALUE / factor) <= 0
        && field.holds(highest * factor)
        && draft.lineage().units().canChange(structure.name(), field.id(), last, factor);
  }

  private void change(Draft draft, Structure structure, Field field, Version last) {
    draft
        .lineage()
        .units()
        .change(structure.name(), field.id(), factor, new VersionRange(last, draft.version()));
    Field scaled =
        new Field(
            field.id(), field.name(), field.bits(), field.order(), field.defaultValue() * factor);
    draft.replace(
        structure,
        before ->
            new Structure(
                before.name(),
                before.scope(),
                before.fields().stream()
                    .map(each -> each.id() == field.id() ? scaled : each)
                    .toList()));
    if (structure.name().equals(Setting.STRUCTURE)) {
      draft.settings().replaceAll(setting -> scaled(setting, field));
    }
  }

  private Setting scaled(Setting setting, Field field) {
    return setting.name().equals(field.name())
        ? new Setting(
            setting.name(),
            setting.lowest() * factor,
            setting.highest() * factor,
            setting.fallback() * factor)
        : setting;
  }
}
