package palimpsest.impl.stage;

import java.util.List;
import java.util.Optional;
import palimpsest.impl.table.EntryLayout;
import palimpsest.impl.table.Table;
import palimpsest.impl.update.StructurePlan;

/// One of the plan's conversions, and the tables it goes between: they stay where they are as long
/// as entries are converted, so they are looked up once and not for each entry.
///
/// @param layout that entries are converted from
record Conversion(
    int index, StructurePlan.Convert plan, EntryLayout layout, Table source, Table target) {

  /// The conversion at that place of the plan; empty behind the last.
  static Optional<Conversion> at(Ready ready, int index) {
    List<StructurePlan.Convert> conversions = ready.planned().plan().conversions();
    return index < conversions.size()
        ? Optional.of(of(ready, index, conversions.get(index)))
        : Optional.empty();
  }

  private static Conversion of(Ready ready, int index, StructurePlan.Convert plan) {
    return new Conversion(
        index,
        plan,
        ready.planned().old().image().layouts().get(plan.source()),
        ready.planned().old().image().table(plan.source()),
        ready.planned().image().table(plan.target()));
  }
}
