package palimpsest.impl.template;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import palimpsest.impl.code.ConversionModule;
import palimpsest.impl.table.EntryLayout;
import palimpsest.impl.update.FieldMove;
import palimpsest.impl.update.StructurePlan;
import palimpsest.model.release.Setting;

/// Converts entries field by field, as the plan says (CNV-4, CNV-7).
final class StandardConversion implements ConversionModule {
  @Override
  public Optional<String> convert(
      StructurePlan.Convert plan, MemorySegment source, MemorySegment target) {
    for (FieldMove move : plan.moves()) {
      switch (move) {
        case FieldMove.Preset preset -> EntryLayout.write(target, preset.to(), preset.value());
        case FieldMove.Carried carried -> {
          long value = EntryLayout.read(source, carried.from());
          boolean fits = fits(value, carried);
          if (!fits && carried.setting().isEmpty()) {
            return Optional.of(
                "a value fits its new field: field="
                    + carried.to().id()
                    + " value="
                    + Long.toUnsignedString(value)
                    + " bits="
                    + carried.to().bits());
          }
          long scaled = value * carried.factor();
          EntryLayout.write(target, carried.to(), allowed(fits, scaled, carried.setting()));
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public void create(StructurePlan.Create plan, MemorySegment target) {
    for (FieldMove.Preset preset : plan.moves()) {
      EntryLayout.write(target, preset.to(), preset.value());
    }
  }

  private static boolean fits(long value, FieldMove.Carried carried) {
    int bits = carried.to().bits();
    long highest = bits == Long.SIZE ? -1L : (1L << bits) - 1;
    return Long.compareUnsigned(value, Long.divideUnsigned(highest, carried.factor())) <= 0;
  }

  private static long allowed(boolean fits, long value, Optional<Setting> setting) {
    return setting.isEmpty() || (fits && setting.get().allows(value))
        ? value
        : setting.get().fallback();
  }
}
