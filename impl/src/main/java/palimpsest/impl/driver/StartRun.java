package palimpsest.impl.driver;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.stage.StartReport;
import palimpsest.impl.stage.StartStage;
import palimpsest.impl.trace.Actor;

/// Takes the steps of starts, one after the other, as none of them waits; and remembers how the
/// last one came out.
final class StartRun {
  private final Adapter adapter;
  private final AtomicReference<StartStage.@Nullable Started> last = new AtomicReference<>();

  StartRun(Adapter adapter) {
    this.adapter = adapter;
  }

  /// One start, to its last stage: started, or not.
  StartStage run(Actor actor) {
    StartStage stage = StartStage.first();
    while (stage.enabled(adapter)) {
      stage = stage.take(adapter, actor);
    }
    last.set(stage instanceof StartStage.Started started ? started : null);
    return stage;
  }

  /// Confirms the image that was started last, if it is on trial.
  void confirm(Actor actor) {
    Optional.ofNullable(last.get())
        .flatMap(StartStage.Started::served)
        .map(confirm -> confirm.take(adapter, actor))
        .filter(StartStage.Started.class::isInstance)
        .map(StartStage.Started.class::cast)
        .ifPresent(last::set);
  }

  Optional<StartReport> report() {
    return Optional.ofNullable(last.get()).map(StartStage.Started::report);
  }
}
