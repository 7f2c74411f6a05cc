package palimpsest.properties.load;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import palimpsest.impl.io.Request;
import palimpsest.impl.io.Response;

/// What a host was told at one port: its login, the last exchange, and which stamp each block of
/// the port's own got last. Used by one thread at a time: the host's, and the judge's once it has
/// ended.
public final class PortLedger {
  private final int port;
  private @Nullable ToldLogin login;
  private long lastExchange;
  private long stamps;
  private final SortedMap<Long, Long> blocks = new TreeMap<>();

  public PortLedger(int port) {
    this.port = port;
  }

  public int port() {
    return port;
  }

  /// The login that was acknowledged last, unless its removal was.
  public Optional<ToldLogin> login() {
    return Optional.ofNullable(login);
  }

  public void loggedIn(ToldLogin told) {
    login = told;
  }

  /// Notes the answer to a login.
  ///
  /// @return whether it opens a session
  public boolean answered(Request.Login asked, Response response) {
    if (!(response.answer() instanceof Response.LoggedIn told)) {
      return false;
    }
    loggedIn(new ToldLogin(response.servedBy(), asked.wwn(), told.session(), told.values()));
    return true;
  }

  public void loggedOut() {
    login = null;
  }

  public long lastExchange() {
    return lastExchange;
  }

  public void exchanged(long exchange) {
    lastExchange = exchange;
  }

  /// The stamp by block, of each block that was written.
  public SortedMap<Long, Long> blocks() {
    return blocks;
  }

  /// How many stamps were given: the last one.
  public long stamps() {
    return stamps;
  }

  public long nextStamp() {
    stamps++;
    return stamps;
  }
}
