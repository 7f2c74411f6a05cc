package palimpsest.impl.stage;

import java.util.Optional;
import palimpsest.impl.table.EntryLayout;
import palimpsest.impl.table.Table;
import palimpsest.impl.update.StructurePlan;

/// A conversion and how far it has come: in which round (0 for the merge inside the pause), at
/// which of the plan's conversions, at which entry.
record Converting(Ready ready, int round, int conversion, int entry) {
  private static final int MERGE = 0;

  static Converting round(Ready ready, int round) {
    return new Converting(ready, round, 0, 0);
  }

  static Converting merge(Ready ready) {
    return round(ready, MERGE);
  }

  boolean isMerge() {
    return round == MERGE;
  }

  Converting at(int newEntry) {
    return new Converting(ready, round, conversion, newEntry);
  }

  Optional<Converting> nextConversion() {
    return conversion + 1 < ready.planned().plan().conversions().size()
        ? Optional.of(new Converting(ready, round, conversion + 1, 0))
        : Optional.empty();
  }

  StructurePlan.Convert plan() {
    return ready.planned().plan().conversions().get(conversion);
  }

  /// The layout that entries are converted from.
  EntryLayout layout() {
    return ready.planned().old().image().layouts().get(plan().source());
  }

  Table source() {
    return ready.planned().old().image().table(plan().source());
  }

  Table target() {
    return ready.planned().image().table(plan().target());
  }

  Undoing undoing() {
    return isMerge() ? ready.undoingWithdrawal() : ready.undoing();
  }
}
