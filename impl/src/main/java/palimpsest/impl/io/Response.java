package palimpsest.impl.io;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import palimpsest.model.release.Version;

/// The one answer to a request: the number of the request, the exchange in which it was served
/// (never used twice at a port), the version that served it, and the answer.
public record Response(int port, long number, long exchange, Version servedBy, Answer answer) {
  /// The exchange of a request that the image's code did not come to serve.
  public static final long NO_EXCHANGE = 0;

  /// What a host is told.
  public sealed interface Answer {}

  /// The session is open; `values` are the parameters that are kept for it, by field id.
  public record LoggedIn(long session, SortedMap<Integer, Long> values) implements Answer {
    public LoggedIn {
      values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }
  }

  public record LoggedOut() implements Answer {}

  @SuppressWarnings("ArrayRecordComponent")
  public record Data(byte[] bytes) implements Answer {}

  public record Done() implements Answer {}

  /// The request was not served: no such session, no such block, a device that fails.
  public record Denied(String reason) implements Answer {}

  public Response with(Answer other) {
    return new Response(port, number, exchange, servedBy, other);
  }
}
