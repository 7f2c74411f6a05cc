package palimpsest.model.machine;

/// Where a worker is: the action that comes next.
public enum WorkerPlace {
  IDLE,
  ANNOUNCE,
  ENTER,
  RETREAT,
  AWAIT_GATE,
  SERVE,
  STUCK,
  WRITE_WORD,
  WRITE_HEADER,
  MARK_ENTRY,
  LEAVE,
  MOVE_BLOCK,
  HUNG,
  ANSWER;

  private final String name = Place.name(name());

  @Override
  public String toString() {
    return name;
  }
}
