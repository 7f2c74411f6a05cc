package palimpsest.model.machine;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// Where an update is: the action that comes next.
public enum UpdatePlace {
  IDLE,
  LOST,
  LOAD_CHUNK,
  CHECK_IMAGE,
  HAND_OVER,
  BRANCH,
  IDENTIFY,
  PLACE_TABLES,
  BURN_MODULE,
  CREATE_STRUCTURES,
  START_TRACKING,
  CLEAR_MARK,
  READ_ENTRY,
  WRITE_ENTRY,
  COUNT_MARKS,
  SAVE_OLD,
  DEFINE_CODE,
  WITHDRAW,
  CLOSE_GATE,
  DRAIN,
  BEGIN_OVERLAY,
  COPY_BLOCK,
  VERIFY_COPY,
  INITIALIZE,
  SWITCH,
  ANNOUNCEMENT,
  OPEN_GATE,
  RELEASE_BUFFER,
  RESTORE_BLOCK,
  VERIFY_RESTORED,
  REOPEN_GATE,
  STOP_TRACKING,
  UNDO_BURN,
  RETURN_BUFFER;

  /// Where the new image's bootstrap runs, from the buffer.
  static final Set<UpdatePlace> BOOTSTRAPPING =
      Collections.unmodifiableSet(EnumSet.range(IDENTIFY, SWITCH));

  private final String name = Place.name(name());

  @Override
  public String toString() {
    return name;
  }
}
