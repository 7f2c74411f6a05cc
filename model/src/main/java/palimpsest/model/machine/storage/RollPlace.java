package palimpsest.model.machine.storage;

import palimpsest.model.machine.Place;

/// Where a roll is: the action that comes next.
public enum RollPlace {
  IDLE,
  ACCEPT,
  START_ROLL,
  COPY,
  PAUSE_ADAPTER,
  UPDATE_ADAPTER,
  CONFIRM,
  TAKE_OVER;

  private final String name = Place.name(name());

  @Override
  public String toString() {
    return name;
  }
}
