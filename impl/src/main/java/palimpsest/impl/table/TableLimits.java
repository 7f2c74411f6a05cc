package palimpsest.impl.table;

import java.util.Optional;
import palimpsest.impl.memory.ControlBlock;
import palimpsest.model.release.Release;
import palimpsest.model.release.Structure;

/// What an adapter has room for whatever its size: marks for so many structures, and a scratch area
/// for an entry. An image that exceeds it would run, and could never be updated.
public final class TableLimits {
  private TableLimits() {}

  /// Which limit a release exceeds, in one line, if it does.
  public static Optional<String> exceededBy(Release release) {
    int structures = release.structures().size();
    if (structures > ChangeMarks.STRUCTURES_MAX) {
      return Optional.of(
          "an image has a limited number of structures: structures="
              + structures
              + " structuresMax="
              + ChangeMarks.STRUCTURES_MAX);
    }
    for (Structure structure : release.structures()) {
      long entryBytes = EntryLayout.of(structure).sizeBytes();
      if (entryBytes > ControlBlock.SCRATCH_BYTES) {
        return Optional.of(
            "an entry fits into the scratch area: structure="
                + structure.name()
                + " entryBytes="
                + entryBytes
                + " scratchBytes="
                + ControlBlock.SCRATCH_BYTES);
      }
    }
    return Optional.empty();
  }
}
