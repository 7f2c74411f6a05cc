package palimpsest.properties.sequential;

import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.stage.UpdateStage;

/// What a broken adapter would do besides: called behind every step of an update. The adapter under
/// judgement has none; a suite is tried with one, to see that it finds it.
public interface Tampering {
  Tampering NONE = (_, _, _) -> {};

  /// An update took the step `taken`, and `next` is what it will do next.
  void after(Adapter adapter, UpdateStage taken, UpdateStage next);
}
