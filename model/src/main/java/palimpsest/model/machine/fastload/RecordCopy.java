package palimpsest.model.machine.fastload;

/// A copy of the boot record.
///
/// @param whole whether it can be read
/// @param confirmed the slot of the image that is started if there is no trial
/// @param trial the slot of the image that is tried; 0 if none is
/// @param tries the starts that are left to the trial
/// @param counter the lowest version that is accepted
/// @param epoch counts starts
public record RecordCopy(
    boolean whole, int sequence, int confirmed, int trial, int tries, int counter, int epoch) {
  /// A torn copy, or one that was never written.
  public static final RecordCopy NONE = new RecordCopy(false, 0, 0, 0, 0, 0, 0);

  RecordCopy numbered(int newSequence) {
    return new RecordCopy(whole, newSequence, confirmed, trial, tries, counter, epoch);
  }

  RecordCopy withTrial(int newTrial, int newTries) {
    return new RecordCopy(whole, sequence, confirmed, newTrial, newTries, counter, epoch);
  }

  RecordCopy withEpoch(int newEpoch) {
    return new RecordCopy(whole, sequence, confirmed, trial, tries, counter, newEpoch);
  }

  RecordCopy confirming(int newCounter) {
    return new RecordCopy(whole, sequence, trial, 0, 0, newCounter, epoch);
  }
}
