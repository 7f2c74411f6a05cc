package palimpsest.model.machine.fastload;

import java.util.Map;
import palimpsest.model.machine.Row;
import palimpsest.model.machine.fastload.FastloadState.Device;

/// What the blocks and the record of a state mean.
record FastloadWords(FastloadConstants constants) {
  Row<String> all(String image) {
    return Row.each(constants.blocks(), _ -> image);
  }

  /// The image that blocks are, if they are one: whole, and signed.
  String imageOf(Row<String> blocks) {
    return constants.images().entrySet().stream()
        .filter(image -> image.getValue().signed() && blocks.equals(all(image.getKey())))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(FastloadState.NO_IMAGE);
  }

  String imageIn(FastloadState state, int slot) {
    return imageOf(state.device().slot().at(slot));
  }

  /// The number behind another one, where numbers come round.
  static int after(int number, int modulus) {
    return (number + 1) % modulus;
  }

  static int other(int number) {
    return 3 - number;
  }

  private boolean isNewer(RecordCopy copy, RecordCopy than) {
    return copy.whole()
        && (!than.whole()
            || copy.sequence() == after(than.sequence(), constants.sequenceNumbers()));
  }

  private int newest(Device device) {
    return isNewer(device.record().at(1), device.record().at(2)) ? 1 : 2;
  }

  RecordCopy current(FastloadState state) {
    return state.device().record().at(newest(state.device()));
  }

  /// The copy that is written.
  int written(FastloadState state) {
    return other(newest(state.device()));
  }

  FastloadState put(FastloadState state, RecordCopy fields) {
    int sequence = after(current(state).sequence(), constants.sequenceNumbers());
    return state.with(state.device().withCopy(written(state), fields.numbered(sequence)));
  }

  /// The witness of an epoch: it is never 0, which is what memory holds when power comes back.
  static int witnessOf(int epoch) {
    return epoch + 1;
  }
}
