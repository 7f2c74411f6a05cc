package palimpsest.properties.load;

import java.util.List;
import java.util.Optional;
import palimpsest.impl.io.Request;

/// What a host asks for, as what was drawn is counted.
public enum RequestClass {
  LOGIN,
  /// By who is logged in.
  LOGIN_AGAIN,
  LOGOUT,
  READ,
  WRITE,
  FLUSH,
  /// Whatever is asked by who is not logged in, or not in this session.
  OUT_OF_SESSION;

  /// All that there are.
  public static final List<RequestClass> ALL = List.of(values());

  /// The class of a request.
  ///
  /// @param login of who asks
  public static RequestClass of(Request request, Optional<ToldLogin> login) {
    return switch (request) {
      case Request.Login _ -> login.isEmpty() ? LOGIN : LOGIN_AGAIN;
      case Request.Logout logout -> LOGOUT.in(logout.session(), login);
      case Request.Read read -> READ.in(read.session(), login);
      case Request.Write write -> WRITE.in(write.session(), login);
      case Request.Flush flush -> FLUSH.in(flush.session(), login);
    };
  }

  private RequestClass in(long session, Optional<ToldLogin> login) {
    return login.filter(told -> told.session() == session).isPresent() ? this : OUT_OF_SESSION;
  }
}
