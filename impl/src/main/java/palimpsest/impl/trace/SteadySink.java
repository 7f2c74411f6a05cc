package palimpsest.impl.trace;

import java.util.function.Consumer;

/// A sink that never fails: what the other one throws is reported, and the event is missing from
/// the trace. Whoever watches the adapter does not stop it.
public final class SteadySink implements TraceSink {
  private final TraceSink sink;
  private final Consumer<Throwable> failures;

  public SteadySink(TraceSink sink, Consumer<Throwable> failures) {
    this.sink = sink;
    this.failures = failures;
  }

  @Override
  public boolean takes(String actor) {
    return sink.takes(actor);
  }

  @Override
  public boolean watches(String actor) {
    return sink.watches(actor);
  }

  @Override
  public void stepped(String actor, String action) {
    try {
      sink.stepped(actor, action);
    } catch (RuntimeException | Error e) {
      failures.accept(e);
    }
  }

  @Override
  public void emit(TraceEvent event) {
    try {
      sink.emit(event);
    } catch (RuntimeException | Error e) {
      failures.accept(e);
    }
  }
}
