package palimpsest.impl.stage;

import java.util.ArrayList;
import java.util.List;
import palimpsest.impl.io.EntryChange;
import palimpsest.impl.io.PortRequest;
import palimpsest.impl.io.Response;
import palimpsest.impl.stage.RequestStage.Inside;
import palimpsest.impl.trace.TraceEvent.Argument;

/// What the steps of a request are about, for the trace.
final class RequestArguments {
  private RequestArguments() {}

  static List<Argument> of(PortRequest request) {
    return List.of(new Argument("port", request.port()), new Argument("request", request.number()));
  }

  /// Of a step that changes an entry: which entry as well, and what else there is to say.
  static List<Argument> of(Inside inside, int change, Argument... more) {
    EntryChange entry = inside.effect().changes().get(change);
    List<Argument> all = new ArrayList<>(of(inside.request()));
    all.add(
        new Argument(
            "structure", inside.code().image().layouts().get(entry.structure()).structure()));
    all.add(new Argument("entry", entry.entry()));
    all.addAll(List.of(more));
    return all;
  }

  /// Of the answer: what the host is told, in which exchange, and by which version.
  static List<Argument> of(PortRequest request, Response response) {
    List<Argument> all = new ArrayList<>(of(request));
    all.add(new Argument("exchange", response.exchange()));
    all.add(new Argument("servedBy", response.servedBy().toString()));
    switch (response.answer()) {
      case Response.LoggedIn told -> {
        all.add(new Argument("told", "loggedIn"));
        all.add(new Argument("session", Long.toHexString(told.session())));
      }
      case Response.LoggedOut _ -> all.add(new Argument("told", "loggedOut"));
      case Response.Data _ -> all.add(new Argument("told", "data"));
      case Response.Done _ -> all.add(new Argument("told", "done"));
      case Response.Denied denied -> {
        all.add(new Argument("told", "denied"));
        all.add(new Argument("because", denied.reason()));
      }
    }
    return all;
  }
}
