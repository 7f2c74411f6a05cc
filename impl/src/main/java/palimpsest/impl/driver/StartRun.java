package palimpsest.impl.driver;

import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.stage.StartStage;
import palimpsest.impl.trace.Actor;

/// Takes the steps of one start, one after the other; none of them waits.
record StartRun(Adapter adapter, Actor actor) {
  /// The last stage: started, or not.
  StartStage run() {
    StartStage stage = StartStage.first();
    while (stage.enabled(adapter)) {
      stage = stage.take(adapter, actor);
    }
    return stage;
  }
}
