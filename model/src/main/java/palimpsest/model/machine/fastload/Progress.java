package palimpsest.model.machine.fastload;

/// Where the update or the start is, and what it has in hand: the specification's `step`.
///
/// @param at the action that comes next
/// @param image the new image
/// @param slot the slot that is written, or started from
/// @param block the block that is stored, copied or loaded next
/// @param fast whether the key opened this start
/// @param spoilt reads that differed
/// @param refusal why the update was refused
public record Progress(
    FastloadPlace at,
    String image,
    int slot,
    int block,
    boolean fast,
    int spoilt,
    Refusal refusal) {
  /// Neither an update nor a start.
  public static final Progress STANDING = beginning(FastloadPlace.IDLE, FastloadState.NO_IMAGE);

  /// Why an update was refused.
  public enum Refusal {
    NONE,
    REFUSED,
    BAD_IMAGE,
    BUSY,
    ROLLBACK,
    STORAGE_FAILED,
    COPY_UNVERIFIED
  }

  static Progress beginning(FastloadPlace at, String image) {
    return new Progress(at, image, 0, 0, false, 0, Refusal.NONE);
  }

  Progress goes(FastloadPlace place) {
    return new Progress(place, image, slot, block, fast, spoilt, refusal);
  }

  /// Goes on with a block of the slot in hand.
  Progress goes(FastloadPlace place, int nextBlock) {
    return new Progress(place, image, slot, nextBlock, fast, spoilt, refusal);
  }

  Progress withSlot(int newSlot) {
    return new Progress(at, image, newSlot, block, fast, spoilt, refusal);
  }

  Progress chosen(boolean isFast) {
    return new Progress(FastloadPlace.ERASE_KEY, image, slot, block, isFast, spoilt, refusal);
  }

  Progress withSpoilt() {
    return new Progress(at, image, slot, block, fast, spoilt + 1, refusal);
  }

  /// What was refused before the overlay leaves the old image as it runs; behind it, the old image
  /// is brought back.
  Progress refused(Refusal kind) {
    boolean isOverlaid = at == FastloadPlace.COPY_BLOCK || at == FastloadPlace.VERIFY_COPY;
    FastloadPlace back = isOverlaid ? FastloadPlace.RESTORE_OLD : FastloadPlace.RETURN_BUFFER;
    return new Progress(back, image, 0, 0, fast, spoilt, kind);
  }
}
