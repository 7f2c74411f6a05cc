package palimpsest.properties.history.mutant;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.code.LoadedImage;
import palimpsest.impl.companion.Burn;
import palimpsest.impl.companion.CompanionPart;
import palimpsest.impl.image.DataSegmentFormat;
import palimpsest.impl.memory.MemoryMap;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;
import palimpsest.impl.stage.ConvertStage;
import palimpsest.impl.stage.OverlayStage;
import palimpsest.impl.stage.UnwindStage;
import palimpsest.impl.stage.UpdateStage;
import palimpsest.impl.stage.UpdateView;
import palimpsest.impl.table.Table;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.trace.TraceSink;
import palimpsest.model.release.Version;
import palimpsest.properties.sequential.Tampering;

/// What broken adapters do besides what the stages of an update do.
final class Tamperings {
  private static final Actor NOBODY = new Actor("tampering", TraceSink.NONE);

  private Tamperings() {}

  /// Entries that hosts change once they were converted are not converted again.
  static final Tampering FORGETS_LATE_CHANGES =
      (adapter, taken, next) -> {
        boolean later = next instanceof ConvertStage && UpdateView.of(next).round() != 1;
        if (later && !(taken instanceof ConvertStage.ClearMark)) {
          clearMarks(adapter);
        }
      };

  /// Only what was not there before is seen: what goes late comes back.
  static final Tampering FORGETS_LATE_REMOVALS =
      (adapter, taken, next) -> {
        boolean later = next instanceof ConvertStage && UpdateView.of(next).round() != 1;
        if (later && !(taken instanceof ConvertStage.ClearMark)) {
          clearMarksOfAbsent(adapter);
        }
      };

  /// Logins change places when the image does.
  static final Tampering SWAPS_PORTS =
      (adapter, taken, _) -> {
        if (taken instanceof OverlayStage.Switch) {
          Table logins = login(adapter);
          byte[] first = bytes(logins, 0);
          byte[] second = bytes(logins, 1);
          adapter.memory().write(logins.entry(0).base(), MemorySegment.ofArray(second));
          adapter.memory().write(logins.entry(1).base(), MemorySegment.ofArray(first));
        }
      };

  /// Where the data come from is taken to be the release that runs.
  static final Tampering FORGETS_THE_ORIGIN =
      (adapter, taken, _) -> {
        if (taken instanceof OverlayStage.Switch) {
          writeOrigin(adapter, adapter.running().image().version());
        }
      };

  /// The present table gets values of the new layout, and keeps them where the update is refused.
  static final Tampering LEAVES_TABLE_CONVERTED =
      (adapter, taken, _) -> {
        if (taken instanceof UnwindStage.ReturnBuffer) {
          long word = login(adapter).entry(0).base() + Long.BYTES;
          adapter.memory().writeWord(word, adapter.memory().readWord(word) + 1);
        }
      };

  /// The buffer is not cleared.
  static final Tampering LEAVES_THE_BUFFER =
      (adapter, taken, _) -> {
        if (taken instanceof UnwindStage.ReturnBuffer) {
          adapter.memory().writeWord(adapter.memory().span(Region.BUFFER).base(), 1);
        }
      };

  /// The next update finds one under way.
  static final Tampering STAYS_BUSY =
      (adapter, taken, next) -> {
        if (taken instanceof UnwindStage.ReturnBuffer && next instanceof UpdateStage.Ended) {
          adapter.control().claimUpdate();
        }
      };

  /// A module that was burnt is not burnt back.
  static final Tampering KEEPS_BURNS =
      (adapter, taken, _) -> {
        if (taken instanceof UnwindStage.UndoBurn) {
          for (CompanionPart part : adapter.surroundings().companions().parts()) {
            Burn burnt = part.burnt();
            part.burn(new Burn(Version.of("9.0"), burnt.capabilities(), burnt.payload()));
          }
        }
      };

  /// What was withdrawn is not granted again.
  static final Tampering KEEPS_WITHDRAWALS =
      (adapter, taken, _) -> {
        if (taken instanceof UnwindStage.ReturnBuffer) {
          adapter
              .running()
              .image()
              .release()
              .supports()
              .present()
              .forEach(adapter.surroundings().peers()::withdraw);
        }
      };

  private static void clearMarks(Adapter adapter) {
    for (int structure = 0; structure < structures(adapter); structure++) {
      for (int entry = 0; entry < adapter.configuration().ports(); entry++) {
        adapter.marks().clear(structure, entry, NOBODY);
      }
    }
  }

  private static void clearMarksOfAbsent(Adapter adapter) {
    for (int structure = 0; structure < structures(adapter); structure++) {
      Table table = adapter.running().image().table(structure);
      for (int entry = 0; entry < table.entries(); entry++) {
        if (!table.isPresent(entry)) {
          adapter.marks().clear(structure, entry, NOBODY);
        }
      }
    }
  }

  private static int structures(Adapter adapter) {
    return adapter.running().image().layouts().size();
  }

  private static Table login(Adapter adapter) {
    LoadedImage image = adapter.running().image();
    return image.table(image.structure("login"));
  }

  private static byte[] bytes(Table table, int entry) {
    return table.view(entry).toArray(ValueLayout.JAVA_BYTE);
  }

  private static void writeOrigin(Adapter adapter, Version version) {
    LoadedImage image = adapter.running().image();
    Span data = image.span(image.header().sections().data());
    Span pages = new Span(data.base(), MemoryMap.roundToPages(data.sizeBytes()));
    adapter.memory().unseal(pages);
    DataSegmentFormat.writeOrigin(adapter.memory().target(data), version);
    adapter.memory().seal(pages);
  }
}
