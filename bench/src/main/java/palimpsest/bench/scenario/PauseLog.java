package palimpsest.bench.scenario;

import palimpsest.impl.trace.TraceEvent;
import palimpsest.impl.trace.TraceSink;
import palimpsest.properties.path.Pause;
import palimpsest.properties.path.PauseRecorder;

/// The pause of the last update, and when its steps were taken; workers are not looked at.
final class PauseLog implements TraceSink {
  private PauseRecorder recorder = new PauseRecorder(System::nanoTime);

  @Override
  public boolean takes(String actor) {
    return false;
  }

  @Override
  public void emit(TraceEvent event) {
    throw new IllegalStateException("no events are wanted: " + event);
  }

  @Override
  public boolean watches(String actor) {
    return recorder.watches(actor);
  }

  @Override
  public synchronized void stepped(String actor, String action) {
    if (action.equals("Interrupt")) {
      recorder = new PauseRecorder(System::nanoTime);
    }
    recorder.stepped(actor, action);
  }

  synchronized Pause pause() {
    return recorder
        .pause()
        .orElseThrow(() -> new IllegalStateException("the update opened the gate"));
  }

  /// From the last time that one step was taken to the last time that another was, in nanoseconds.
  long between(String from, String to) {
    return nanos(to) - nanos(from);
  }

  /// When the last update took a step last.
  synchronized long nanos(String action) {
    return recorder
        .nanosOf(action)
        .orElseThrow(() -> new IllegalStateException("the update took this step: " + action));
  }
}
