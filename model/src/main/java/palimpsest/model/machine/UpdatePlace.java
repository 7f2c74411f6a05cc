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
  SAVE_OLD,
  DEFINE_CODE,
  START_TRACKING,
  SEEK_MARK,
  CLEAR_MARK,
  READ_ENTRY,
  WRITE_ENTRY,
  COUNT_MARKS,
  WITHDRAW,
  CLOSE_GATE,
  DRAIN,
  BEGIN_OVERLAY,
  COPY_BLOCK,
  VERIFY_COPY,
  INITIALIZE,
  SWITCH,
  GRANT,
  OPEN_GATE,
  RELEASE_BUFFER,
  RESTORE_BLOCK,
  VERIFY_RESTORED,
  REOPEN_GATE,
  STOP_TRACKING,
  UNDO_BURN,
  RETURN_BUFFER;

  /// Where an image's code runs: the old one's to load the new one, and the new one's from there
  /// on.
  static final Set<UpdatePlace> RUNNING_CODE =
      Collections.unmodifiableSet(
          EnumSet.of(
              LOAD_CHUNK,
              CHECK_IMAGE,
              HAND_OVER,
              BRANCH,
              IDENTIFY,
              DEFINE_CODE,
              WRITE_ENTRY,
              COPY_BLOCK,
              VERIFY_COPY));

  private final String name = Place.name(name());

  @Override
  public String toString() {
    return name;
  }
}
