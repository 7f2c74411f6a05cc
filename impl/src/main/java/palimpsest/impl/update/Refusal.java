package palimpsest.impl.update;

/// Why an update does not happen: the kind, and one clear line. The old image runs on as before.
public record Refusal(Kind kind, String line) {
  public enum Kind {
    /// Another update runs.
    BUSY,
    /// The image could not be read to its end.
    SOURCE_FAILED,
    /// The image is torn, damaged, not signed, too large or of unknown format.
    BAD_IMAGE,
    /// The image's code could not be defined or failed.
    BAD_CODE,
    /// The adapter itself failed: a defect of this program, not of the image.
    DEFECT,
    /// Something that cannot be reconciled.
    INCOMPATIBLE,
    /// A downgrade that the policy does not allow.
    DOWNGRADE,
    /// An image older than the oldest that may come back.
    ROLLBACK,
    /// The image could not be stored where it outlasts a loss of power.
    STORAGE_FAILED,
    /// Persistent data would be lost without being named and accepted.
    LOSS_UNNAMED,
    /// A value does not fit the new layout.
    VALUE_LOST,
    /// The converted tables do not fit beside the present ones.
    NO_ROOM,
    /// No order of burning keeps the adapter able to boot throughout.
    NO_BURN_ORDER,
    /// A companion module could not be burnt.
    BURN_FAILED,
    /// Hosts change the tables faster than the conversion follows.
    CHURN,
    /// Requests did not leave the image in time.
    DRAIN_EXPIRED,
    /// The copy in the window was not what was to be copied.
    COPY_UNVERIFIED
  }
}
