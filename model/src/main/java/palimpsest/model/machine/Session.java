package palimpsest.model.machine;

/// A session: what a host asked for at login, and the session's number.
///
/// @param value 0 for logged out; `Words.NONSENSE` for what a layout makes no sense of
/// @param session counted modulo the number of sessions; `Words.NONSENSE` likewise
public record Session(int value, int session) {
  public static final Session LOGGED_OUT = new Session(0, 0);

  Session withoutValue() {
    return new Session(0, session);
  }
}
