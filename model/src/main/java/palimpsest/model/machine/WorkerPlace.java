package palimpsest.model.machine;

/// Where a worker is: the action that comes next.
public enum WorkerPlace {
  IDLE,
  ANNOUNCE,
  ENTER,
  RETREAT,
  AWAIT_GATE,
  SERVE,
  WRITE_WORD,
  WRITE_HEADER,
  MARK_ENTRY,
  MOVE_BLOCK,
  HUNG,
  LEAVE,
  ANSWER;

  private final String name = Place.name(name());

  @Override
  public String toString() {
    return name;
  }
}
