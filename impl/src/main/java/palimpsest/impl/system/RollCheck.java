package palimpsest.impl.system;

import java.util.Optional;
import palimpsest.model.release.Release;

/// A reason not to update an adapter at this moment. It is asked for of all adapters when a roll
/// begins, and again of each right before its update.
@FunctionalInterface
public interface RollCheck {
  /// One line, or nothing where the adapter may be updated to the release now.
  Optional<String> refuses(StorageSystem system, String adapter, Release release);
}
