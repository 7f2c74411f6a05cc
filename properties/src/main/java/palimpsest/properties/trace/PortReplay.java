package palimpsest.properties.trace;

/// A port as far as its events tell: the request that is on its way, and what the host was told.
final class PortReplay {
  private static final int NOBODY = -1;

  private String kind = "";
  private String askedSession = "";
  private String toldSession = "";
  private long answered;
  private long exchange;
  private int takenBy = NOBODY;

  void submit(Event event) throws Unexplained {
    long request = event.number(Field.REQUEST);
    if (request != answered + 1) {
      throw new Unexplained(
          "a port's requests are counted: request=" + request + " answered=" + answered);
    }
    kind = event.text(Field.KIND);
    askedSession = event.text(Field.SESSION);
    switch (kind) {
      case "login", "logout", "read", "write", "flush" -> {}
      default -> throw new Unexplained("a request is of a known kind: kind=" + kind);
    }
  }

  /// A worker takes the request.
  void take(int worker) throws Unexplained {
    if (takenBy != NOBODY) {
      throw new Unexplained("worker-" + takenBy + " has the port's request already");
    }
    takenBy = worker;
  }

  String kind() {
    return kind;
  }

  /// Whether the host asks for something in the session that it was told of.
  boolean isInSession() {
    return !toldSession.isEmpty() && toldSession.equals(askedSession);
  }

  /// What the image's code has to do about the session's entry: write it, remove it, or nothing.
  boolean isChangingSession() {
    return kind.equals("login") || (kind.equals("logout") && isInSession());
  }

  /// Whether a block is moved: not without a session.
  boolean isMoving() {
    return !kind.equals("login") && !kind.equals("logout") && isInSession();
  }

  /// The host is told.
  void answer(Event event) throws Unexplained {
    String told = event.text(Field.TOLD);
    boolean fits =
        switch (kind) {
          case "login" -> told.equals("loggedIn");
          case "logout" -> told.equals(isInSession() ? "loggedOut" : "denied");
          default -> told.equals("denied") || (isInSession() && isData(told));
        };
    if (!fits) {
      throw new Unexplained(
          "the host is told what its request comes to: kind="
              + kind
              + " session="
              + askedSession
              + " open="
              + toldSession);
    }
    if (isChangingSession()) {
      toldSession = kind.equals("login") ? event.text(Field.SESSION) : "";
    }
    if (event.has(Field.EXCHANGE) && event.number(Field.EXCHANGE) != 0) {
      long next = event.number(Field.EXCHANGE);
      if (next <= exchange) {
        throw new Unexplained("no exchange is used twice: before=" + exchange + " next=" + next);
      }
      exchange = next;
    }
    answered++;
    takenBy = NOBODY;
  }

  private static boolean isData(String told) {
    return told.equals("data") || told.equals("done");
  }
}
