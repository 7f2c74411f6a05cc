package palimpsest.properties.schedule;

import java.util.EnumSet;
import java.util.Set;
import palimpsest.impl.update.Refusal;

/// What goes wrong around one update of a scheduled run, and which refusals that explains.
enum RunFault {
  NONE,
  /// A bit of the image turns on its way in.
  IMAGE_DAMAGED(Refusal.Kind.BAD_IMAGE),
  SOURCE_FAILS(Refusal.Kind.SOURCE_FAILED),
  CODE_FAILS(Refusal.Kind.BAD_CODE),
  /// A bit of the window turns behind the copy.
  COPY_SPOILT(Refusal.Kind.COPY_UNVERIFIED),
  /// The same, and another one behind the old image's restoration: there is no way but forward.
  RESTORE_SPOILT(),
  BURN_FAILS(Refusal.Kind.BURN_FAILED),
  /// The copy is spoilt, and no burn can be undone.
  UNDO_FAILS(Refusal.Kind.COPY_UNVERIFIED),
  /// A module is burnt by somebody else, once the plan is made.
  MODULE_REPLACED(Refusal.Kind.BURN_FAILED),
  /// A worker that serves takes no step until the update has ended.
  WORKER_HANGS(Refusal.Kind.DRAIN_EXPIRED),
  /// A device writes into the buffer, which is sealed.
  STRAY_WRITE();

  @SuppressWarnings("ImmutableEnumChecker") // nobody adds to it
  private final Set<Refusal.Kind> explained = EnumSet.noneOf(Refusal.Kind.class);

  RunFault(Refusal.Kind... explained) {
    this.explained.addAll(Set.of(explained));
  }

  /// Whether an update may be refused so because of this.
  boolean explains(Refusal.Kind kind) {
    return explained.contains(kind);
  }

  /// Whether an update cannot come to its end where this happened.
  boolean prevents() {
    return !explained.isEmpty() && this != WORKER_HANGS;
  }
}
