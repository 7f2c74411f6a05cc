package palimpsest.impl.stage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.image.ImageHeader;
import palimpsest.impl.memory.Region;
import palimpsest.impl.nonvolatile.BootRecord;
import palimpsest.impl.nonvolatile.SlotReading;

/// A start and how far it has come: the boot record as it is now, the slot that was chosen and the
/// image it holds, how long it took, how often its image was loaded, and what is to be remarked.
public record Starting(
    BootRecord record,
    int slot,
    ImageHeader header,
    Duration took,
    int loads,
    List<String> remarks) {
  public Starting {
    remarks = List.copyOf(remarks);
  }

  static Starting of(BootRecord record, int slot, ImageHeader header, List<String> remarks) {
    return new Starting(record, slot, header, Duration.ZERO, 0, remarks);
  }

  /// What a slot holds, as it reads back now.
  static SlotReading check(Adapter adapter, int slot) {
    return adapter
        .storage()
        .slots()
        .check(
            slot, adapter.memory().span(Region.WINDOW).sizeBytes(), adapter.surroundings().trust());
  }

  boolean isTrial() {
    return slot == record.trial();
  }

  Starting with(BootRecord newRecord) {
    return new Starting(newRecord, slot, header, took, loads, remarks);
  }

  Starting with(String remark) {
    List<String> all = new ArrayList<>(remarks);
    all.add(remark);
    return new Starting(record, slot, header, took, loads, all);
  }

  Starting after(Duration more) {
    return new Starting(record, slot, header, took.plus(more), loads, remarks);
  }

  Starting loadedAgain() {
    return new Starting(record, slot, header, took, loads + 1, remarks);
  }

  /// A start of the confirmed image instead of the trial.
  ///
  /// @param written whether the boot record says that the trial is given up
  record Instead(Starting starting, boolean written) {}

  /// The confirmed image instead of the trial, which is given up; nothing where there is no trial
  /// to give up, or where the confirmed image does not read back.
  Optional<Instead> instead(Adapter adapter, String line) {
    if (!isTrial()
        || !(check(adapter, record.confirmed()) instanceof SlotReading.Whole(var confirmed))) {
      return Optional.empty();
    }
    BootRecord without = record.withoutTrial();
    boolean written = adapter.storage().records().write(without);
    Starting starting =
        new Starting(without, without.confirmed(), confirmed, took, 0, remarks)
            .with("the trial is given up" + (written ? ": " : " for this start: ") + line);
    return Optional.of(new Instead(starting, written));
  }

  StartReport report(boolean fast) {
    return new StartReport(
        fast, slot, isTrial(), header.release().version(), header.digest(), took, remarks);
  }
}
