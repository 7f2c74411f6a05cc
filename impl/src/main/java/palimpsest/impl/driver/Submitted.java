package palimpsest.impl.driver;

import java.util.ArrayList;
import java.util.List;
import palimpsest.impl.io.PortRequest;
import palimpsest.impl.io.Request;
import palimpsest.impl.trace.TraceEvent.Argument;

/// What a host asks for, for the trace.
final class Submitted {
  private Submitted() {}

  static List<Argument> arguments(PortRequest asked) {
    List<Argument> all = new ArrayList<>();
    all.add(new Argument("port", asked.port()));
    all.add(new Argument("request", asked.number()));
    switch (asked.request()) {
      case Request.Login _ -> all.add(kind("login"));
      case Request.Logout logout -> all.addAll(inSession("logout", logout.session()));
      case Request.Read read -> all.addAll(inSession("read", read.session()));
      case Request.Write write -> all.addAll(inSession("write", write.session()));
      case Request.Flush flush -> all.addAll(inSession("flush", flush.session()));
    }
    return all;
  }

  private static List<Argument> inSession(String kind, long session) {
    return List.of(kind(kind), new Argument("session", Long.toHexString(session)));
  }

  private static Argument kind(String kind) {
    return new Argument("kind", kind);
  }
}
