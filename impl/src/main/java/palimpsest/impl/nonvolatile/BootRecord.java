package palimpsest.impl.nonvolatile;

import palimpsest.model.release.Version;

/// What an adapter knows when its power comes on: which slot holds the image that was confirmed,
/// whether the other one is on trial and for how many more starts, the lowest version it accepts,
/// and how many starts there were.
///
/// Refused with an `IllegalArgumentException`: a slot that there is not, a trial of the confirmed
/// one, tries below zero
public record BootRecord(int confirmed, int trial, int tries, Version counter, long epoch) {
  public static final int NO_TRIAL = 0;

  public BootRecord {
    Slots.checkSlot(confirmed);
    if (trial != NO_TRIAL) {
      Slots.checkSlot(trial);
    }
    if (trial == confirmed || tries < 0) {
      throw new IllegalArgumentException(
          "a trial is of the other slot, for some starts: confirmed="
              + confirmed
              + " trial="
              + trial
              + " tries="
              + tries);
    }
  }

  public boolean hasTrial() {
    return trial != NO_TRIAL;
  }

  /// The slot that an update may write to.
  public int free() {
    return Slots.other(confirmed);
  }

  public BootRecord withTrial(int newTries) {
    return new BootRecord(confirmed, free(), newTries, counter, epoch);
  }

  /// One more start; of a trial there is one less left.
  public BootRecord started() {
    return new BootRecord(confirmed, trial, Math.max(0, tries - 1), counter, epoch + 1);
  }

  public BootRecord withoutTrial() {
    return new BootRecord(confirmed, NO_TRIAL, 0, counter, epoch);
  }

  /// The trial has served. The counter never goes back.
  public BootRecord confirmed(Version version) {
    Version highest = version.compareTo(counter) > 0 ? version : counter;
    return new BootRecord(trial, NO_TRIAL, 0, highest, epoch);
  }
}
