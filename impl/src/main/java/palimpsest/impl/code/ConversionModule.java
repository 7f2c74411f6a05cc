package palimpsest.impl.code;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import palimpsest.impl.update.StructurePlan;

/// Turns an entry of the old image's layout into one of the new image's (CNV-2, CNV-4, PER-2).
public interface ConversionModule {
  /// Writes the fields of `target` from those of `source`; headers are not its business.
  ///
  /// @return why the entry cannot be converted without losing a value, if so
  Optional<String> convert(StructurePlan.Convert plan, MemorySegment source, MemorySegment target);

  /// Gives a new structure's entry its defaults.
  void create(StructurePlan.Create plan, MemorySegment target);
}
