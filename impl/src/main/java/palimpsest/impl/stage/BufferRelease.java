package palimpsest.impl.stage;

import java.util.Optional;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.trace.Actor;

/// The last thing that an update does, however it went: the update module of the image that runs
/// releases the temporary memory, and there is room for another update.
final class BufferRelease {
  private BufferRelease() {}

  /// Releases both.
  ///
  /// @return what is to be remarked if the image's code fails
  static Optional<String> release(Adapter adapter, Actor actor) {
    try {
      adapter.running().text().updateModule().releaseBuffer(adapter.memory());
      return Optional.empty();
    } catch (RuntimeException | Error e) {
      return Optional.of("the buffer was not released: " + e);
    } finally {
      actor.wrote("update", adapter.control().releaseUpdate());
    }
  }
}
