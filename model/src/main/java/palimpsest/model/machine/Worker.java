package palimpsest.model.machine;

/// A worker: where it is, and what it has in hand.
///
/// @param port the port whose request it has, 0 for none
/// @param code the image that it executes, `none` outside
/// @param word the word of the entry that it writes next, 0 elsewhere
/// @param told what the host will be told
public record Worker(WorkerPlace at, int port, String code, int word, Session told) {
  public static final Worker IDLE =
      new Worker(WorkerPlace.IDLE, 0, Words.NO_IMAGE, 0, Session.LOGGED_OUT);

  public Worker goes(WorkerPlace place) {
    return new Worker(place, port, code, word, told);
  }
}
