package palimpsest.impl.stage;

import java.util.Optional;
import palimpsest.impl.code.LoadedImage;
import palimpsest.impl.io.Effect;
import palimpsest.impl.io.EntryChange;
import palimpsest.impl.table.EntryLayout;
import palimpsest.impl.table.Table;

/// Whether what an image's code wants changed is an entry of one of its tables, in its layout: the
/// adapter carries out no other change.
final class EffectCheck {
  private EffectCheck() {}

  /// What does not fit, in one line; empty where all does.
  static Optional<String> misfit(LoadedImage image, Effect effect) {
    for (EntryChange change : effect.changes()) {
      if (!fits(image, change)) {
        return Optional.of(
            "a change is of an entry, in its layout: structure="
                + change.structure()
                + " entry="
                + change.entry()
                + " words="
                + change.words().size());
      }
    }
    return Optional.empty();
  }

  private static boolean fits(LoadedImage image, EntryChange change) {
    if (change.structure() < 0 || change.structure() >= image.layouts().size()) {
      return false;
    }
    Table table = image.table(change.structure());
    long words = (table.entryBytes() - EntryLayout.HEADER_BYTES) / Long.BYTES;
    return change.entry() >= 0
        && change.entry() < table.entries()
        && change.words().size() == words;
  }
}
