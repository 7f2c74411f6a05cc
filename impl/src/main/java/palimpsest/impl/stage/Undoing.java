package palimpsest.impl.stage;

import java.util.List;
import java.util.Optional;
import palimpsest.impl.code.RunningCode;
import palimpsest.impl.update.UpdateCommand;

/// What has been done so far that a refusal has to undo: modules burnt, latest last; capabilities
/// withdrawn; and what was ready to be overlaid, where the overlay has begun.
record Undoing(
    UpdateCommand command,
    RunningCode old,
    List<BurntModule> burnt,
    boolean withdrawn,
    Optional<Ready> ready) {
  Undoing {
    burnt = List.copyOf(burnt);
  }
}
