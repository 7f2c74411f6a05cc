package palimpsest.properties.subject.mutant;

import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.code.LoadedImage;
import palimpsest.impl.handover.HandoverBlock;
import palimpsest.impl.stage.Stage;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.trace.TraceSink;

/// What mutants do behind the back of the trace, and what they need for it.
final class Silence {
  private Silence() {}

  /// An actor that tells nobody.
  static Actor actor() {
    return new Actor("mutant", TraceSink.NONE);
  }

  /// The trace is told that a step was taken, whatever was done instead.
  static <T> T told(Stage stage, Actor actor, T next) {
    stage.tell(actor);
    return next;
  }

  /// The image that is handed over, in the buffer.
  static LoadedImage newImage(Adapter adapter) {
    return LoadedImage.at(adapter.memory(), HandoverBlock.read(adapter.memory()).newImage());
  }
}
