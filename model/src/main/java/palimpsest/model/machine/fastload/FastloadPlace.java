package palimpsest.model.machine.fastload;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import palimpsest.model.machine.Place;

/// Where the adapter is: the action that comes next.
public enum FastloadPlace {
  IDLE,
  LOAD_CHUNK,
  CHECK_IMAGE,
  STORE_BLOCK,
  CHECK_SLOT,
  INITIALIZE_MEMORY,
  IDENTIFY,
  CLOSE_GATE,
  COPY_BLOCK,
  VERIFY_COPY,
  STORE_TRIAL,
  SET_WITNESS,
  STORE_KEY,
  RESTART,
  RESTORE_OLD,
  RETURN_BUFFER,
  READ_RECORD,
  STORE_TRY,
  READ_KEY,
  ERASE_KEY,
  START_FAST,
  SELF_TEST,
  RESET_LINKS,
  VERIFY_WINDOW,
  LOAD_BLOCK,
  VERIFY_LOADED,
  GIVE_UP_TRIAL,
  START_STANDARD;

  /// Where requests are admitted.
  static final Set<FastloadPlace> SERVING =
      Collections.unmodifiableSet(
          EnumSet.of(
              IDLE,
              RETURN_BUFFER,
              LOAD_CHUNK,
              CHECK_IMAGE,
              STORE_BLOCK,
              CHECK_SLOT,
              INITIALIZE_MEMORY,
              IDENTIFY,
              CLOSE_GATE));

  private final String name = Place.name(name());

  @Override
  public String toString() {
    return name;
  }
}
