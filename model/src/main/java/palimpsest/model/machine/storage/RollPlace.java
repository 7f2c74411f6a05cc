package palimpsest.model.machine.storage;

import palimpsest.model.machine.Place;

/// Where a roll is: the action that comes next.
public enum RollPlace {
  IDLE,
  STORE_BLOCK,
  CHECK_STORED,
  CHECK_COMPATIBLE,
  CHOOSE_NEXT,
  PASS_BLOCK,
  PAUSE_ADAPTER,
  UPDATE_ADAPTER,
  END_ROLL;

  private final String name = Place.name(name());

  @Override
  public String toString() {
    return name;
  }
}
