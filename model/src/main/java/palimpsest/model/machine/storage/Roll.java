package palimpsest.model.machine.storage;

import palimpsest.model.machine.Numbers;

/// A roll: where it is, and what it has in hand.
///
/// @param at the action that comes next
/// @param id of the update
/// @param image that it brings
/// @param lead the adapter that has the image and notifies its peers: at first the source
/// @param turn the adapter that is updated
/// @param block the block that is stored or passed on next
/// @param left the adapters that have still to be updated
/// @param failed whether something has failed
public record Roll(
    RollPlace at,
    int id,
    String image,
    int lead,
    int turn,
    int block,
    Numbers left,
    boolean failed) {
  public static final Roll NONE =
      new Roll(RollPlace.IDLE, 0, StorageState.NO_IMAGE, 0, 0, 0, Numbers.NONE, false);

  Roll goes(RollPlace place) {
    return new Roll(place, id, image, lead, turn, block, left, failed);
  }

  Roll goes(RollPlace place, int nextBlock) {
    return new Roll(place, id, image, lead, turn, nextBlock, left, failed);
  }

  Roll withTurn(int adapter) {
    return new Roll(at, id, image, lead, adapter, block, left, failed);
  }

  Roll withLeft(Numbers adapters) {
    return new Roll(at, id, image, lead, turn, block, adapters, failed);
  }

  Roll ledBy(int adapter) {
    return new Roll(RollPlace.CHOOSE_NEXT, id, image, adapter, 0, 0, left, failed);
  }

  Roll stopped() {
    return new Roll(RollPlace.END_ROLL, id, image, lead, 0, 0, left, true);
  }
}
