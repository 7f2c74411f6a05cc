package palimpsest.impl.template;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.OptionalLong;
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
          OptionalLong kept = kept(value, carried);
          if (kept.isEmpty()) {
            return Optional.of(
                "a value fits its new field: field="
                    + carried.to().id()
                    + " value="
                    + Long.toUnsignedString(value)
                    + " bits="
                    + carried.to().bits());
          }
          EntryLayout.write(target, carried.to(), kept.getAsLong());
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

  /// The value in its new unit; a setting that the image does not allow falls back.
  private static OptionalLong kept(long value, FieldMove.Carried carried) {
    OptionalLong scaled = carried.scale().of(value, carried.to().bits());
    if (carried.setting().isEmpty()) {
      return scaled;
    }
    Setting setting = carried.setting().get();
    return scaled.isPresent() && setting.allows(scaled.getAsLong())
        ? scaled
        : OptionalLong.of(setting.fallback());
  }
}
