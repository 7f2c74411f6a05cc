package palimpsest.impl.driver;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.adapter.Signals;
import palimpsest.impl.io.PortRequest;
import palimpsest.impl.stage.RequestStage;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.trace.TraceEvent.Argument;

/// One of the adapter's processors: takes a port that has requests and carries out one of them.
final class Worker implements Runnable {
  private final int number;
  private final Adapter adapter;
  private final BlockingQueue<Port> ready;
  private final Actor actor;
  private final Consumer<Throwable> failures;

  Worker(
      int number,
      Adapter adapter,
      BlockingQueue<Port> ready,
      Actor actor,
      Consumer<Throwable> failures) {
    this.number = number;
    this.adapter = adapter;
    this.ready = ready;
    this.actor = actor;
    this.failures = failures;
  }

  @Override
  public void run() {
    try {
      while (true) {
        Port port = ready.take();
        serve(port, port.begin());
        if (port.release()) {
          ready.add(port);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(Port port, PortRequest request) throws InterruptedException {
    try {
      RequestStage stage = RequestStage.first(number, request);
      while (!(stage instanceof RequestStage.Answered)) {
        RequestStage waiting = stage;
        if (stage.waitsFor().isPresent()) {
          adapter
              .signals()
              .await(stage.waitsFor().get(), () -> waiting.enabled(adapter), Long.MAX_VALUE);
        }
        stage = stage.take(adapter, actor);
      }
    } catch (RuntimeException | Error e) {
      failures.accept(e);
      leave(e);
      port.fail(request, e);
    }
  }

  /// A worker that failed is outside all the same, and the trace knows it.
  private void leave(Throwable fault) {
    actor.forget();
    if (adapter.gate().isInside(number)) {
      adapter.gate().leave(number);
      adapter.signals().raise(Signals.Kind.DRAIN);
      actor.wrote("worker-" + number, adapter.gate().sequence(number));
    }
    actor.took("Defect", List.of(new Argument("because", String.valueOf(fault))));
  }
}
