package palimpsest.properties.arbitrary;

import palimpsest.model.release.Field;
import palimpsest.model.release.Setting;
import palimpsest.model.release.Structure;

/// The values allowed for a setting change: so many below the default and so many above, of which
/// the lowest is the fallback. A field that was there from the first may get another default, which
/// no update will ever use, so that the value in force comes to lie outside.
record SettingChange(int place, Move move, int below, int above) implements Change {
  enum Move {
    STAYS,
    HALVES,
    DOUBLES
  }

  @Override
  public void make(Draft draft) {
    Structure configuration =
        draft.structures().stream()
            .filter(each -> each.name().equals(Setting.STRUCTURE))
            .findFirst()
            .orElseThrow();
    Field field = Vocabulary.pick(configuration.fields(), place);
    boolean movable = LayoutChange.isNeeded(configuration, field);
    long moved = movable ? moved(field) : field.defaultValue();
    draft.replace(configuration, before -> withDefault(before, field, moved));
    allow(draft, field, moved);
  }

  private long moved(Field field) {
    long value =
        switch (move) {
          case STAYS -> field.defaultValue();
          case HALVES -> field.defaultValue() / 2;
          case DOUBLES -> field.defaultValue() * 2;
        };
    return value > 0 && field.holds(value) ? value : field.defaultValue();
  }

  private static Structure withDefault(Structure before, Field field, long value) {
    return new Structure(
        before.name(),
        before.scope(),
        before.fields().stream()
            .map(
                each ->
                    each.equals(field)
                        ? new Field(field.id(), field.name(), field.bits(), field.order(), value)
                        : each)
            .toList());
  }

  private void allow(Draft draft, Field field, long around) {
    long lowest = Math.max(0, around - below);
    long most = field.bits() == Long.SIZE ? Long.MAX_VALUE : (1L << field.bits()) - 1;
    long highest = Math.min(most, around + above);
    Setting setting = new Setting(field.name(), lowest, highest, lowest);
    draft
        .setting(field.name())
        .ifPresentOrElse(
            present -> draft.settings().set(draft.settings().indexOf(present), setting),
            () -> draft.settings().add(setting));
  }
}
