package palimpsest.model.machine.storage;

import palimpsest.model.machine.Numbers;

/// A roll: where it is, and what it has in hand.
///
/// @param at the action that comes next
/// @param id of the update
/// @param image that it brings
/// @param source the adapter that the others have the image from
/// @param lacking the adapters that have still to copy it
/// @param left the adapters that have still to be updated
public record Roll(RollPlace at, int id, String image, int source, Numbers lacking, Numbers left) {
  public static final Roll NONE =
      new Roll(RollPlace.IDLE, 0, StorageState.NO_IMAGE, 0, Numbers.NONE, Numbers.NONE);

  /// Whose turn it is to be updated: the source comes first.
  int turn() {
    return left.contains(source) ? source : left.next(1);
  }

  Roll goes(RollPlace place) {
    return new Roll(place, id, image, source, lacking, left);
  }

  /// Its source is dead, and who has to copy the image is found out anew.
  Roll orphaned() {
    return new Roll(RollPlace.TAKE_OVER, id, image, source, Numbers.NONE, left);
  }

  /// The next ones copy the image, or, where all have it, are updated.
  Roll copying(Numbers adapters) {
    return new Roll(
        adapters.isEmpty() ? RollPlace.PAUSE_ADAPTER : RollPlace.COPY,
        id,
        image,
        source,
        adapters,
        left);
  }

  /// The next one is updated, or, where none is left, the roll is over.
  Roll updating(Numbers adapters) {
    return adapters.isEmpty()
        ? NONE
        : new Roll(RollPlace.PAUSE_ADAPTER, id, image, source, lacking, adapters);
  }
}
