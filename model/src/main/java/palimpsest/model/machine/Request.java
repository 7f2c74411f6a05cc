package palimpsest.model.machine;

/// What a port asks for.
///
/// @param value that of a login, otherwise 0
public record Request(Kind kind, int value) {
  public static final Request NONE = new Request(Kind.NONE, 0);
  public static final Request LOGOUT = new Request(Kind.LOGOUT, 0);
  public static final Request READ = new Request(Kind.READ, 0);

  /// The kinds of request.
  public enum Kind {
    NONE,
    LOGIN,
    LOGOUT,
    READ
  }

  public Request {
    if ((kind == Kind.LOGIN) != (value != 0)) {
      throw new IllegalArgumentException(
          "a login has a value, nothing else has: kind=" + kind + " value=" + value);
    }
  }

  public static Request login(int value) {
    return new Request(Kind.LOGIN, value);
  }
}
