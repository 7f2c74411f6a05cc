package palimpsest.impl.stage;

import java.util.Optional;
import palimpsest.impl.table.EntryLayout;
import palimpsest.impl.table.Table;
import palimpsest.impl.update.StructurePlan;

/// A conversion and how far it has come: in which round (0 for the merge inside the pause), at
/// which of the plan's conversions, at which entry.
record Converting(Ready ready, int round, Conversion conversion, int entry) {
  private static final int MERGE = 0;

  /// The beginning of a round; there is something to convert.
  static Converting round(Ready ready, int round) {
    return new Converting(ready, round, Conversion.at(ready, 0).orElseThrow(), 0);
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
    return Conversion.at(ready, conversion.index() + 1)
        .map(next -> new Converting(ready, round, next, 0));
  }

  StructurePlan.Convert plan() {
    return conversion.plan();
  }

  EntryLayout layout() {
    return conversion.layout();
  }

  Table source() {
    return conversion.source();
  }

  Table target() {
    return conversion.target();
  }

  Undoing undoing() {
    return isMerge() ? ready.undoingWithdrawal() : ready.undoing();
  }
}
