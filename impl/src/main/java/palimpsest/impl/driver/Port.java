package palimpsest.impl.driver;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import palimpsest.impl.adapter.InvariantViolation;
import palimpsest.impl.io.PortRequest;
import palimpsest.impl.io.Request;
import palimpsest.impl.io.Response;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.trace.TraceSink;

/// A port: its requests are served one at a time, in the order in which they came, by whichever
/// worker is free (IOC-1).
final class Port {
  private record Pending(PortRequest request, CompletableFuture<Response> response) {}

  private final int number;
  private final Actor actor;
  private final Queue<Pending> waiting = new ArrayDeque<>();
  private @Nullable Pending served;
  private boolean scheduled;
  private long requests;

  Port(int number, TraceSink trace) {
    this.number = number;
    this.actor = new Actor("port-" + number, trace);
  }

  /// Takes a request, and tells by `wakes` whether no worker knows of this port yet.
  synchronized Submission submit(Request request) {
    boolean wakes = !scheduled;
    scheduled = true;
    requests++;
    Pending pending =
        new Pending(new PortRequest(number, requests, request), new CompletableFuture<>());
    waiting.add(pending);
    tell(pending.request());
    return new Submission(pending.response(), wakes);
  }

  private void tell(PortRequest asked) {
    if (actor.isTraced()) {
      actor.wrote(asked.location(), asked.versionAsked());
      actor.took("Submit", Submitted.arguments(asked));
    }
  }

  record Submission(CompletableFuture<Response> response, boolean wakes) {}

  /// The next request to serve.
  synchronized PortRequest begin() {
    Pending next = waiting.remove();
    served = next;
    return next.request();
  }

  /// @throws InvariantViolation if the request that is served is not the one that is answered
  void answer(Response response) {
    take(response.number()).complete(response);
  }

  /// The request that is served has no answer, because the adapter itself is at fault.
  void fail(PortRequest request, Throwable cause) {
    take(request.number()).completeExceptionally(cause);
  }

  private synchronized CompletableFuture<Response> take(long request) {
    Pending pending = served;
    if (pending == null || pending.request().number() != request) {
      throw new InvariantViolation(
          "a request is answered once: port=" + number + " request=" + request);
    }
    served = null;
    return pending.response();
  }

  /// The worker is done with a request: whether the port has another, or can be forgotten until it
  /// has.
  synchronized boolean release() {
    scheduled = !waiting.isEmpty();
    return scheduled;
  }
}
