package palimpsest.properties.trace;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import palimpsest.model.machine.storage.StorageState;

/// Follows all that may have come before; one explanation is enough.
final class Explanations {
  private Explanations() {}

  /// What may follow upon a state.
  interface Step {
    List<StorageState> from(StorageState state) throws Unexplained, Undecided, UnreadableTrace;
  }

  /// The states to which a step may lead. Where it leads to none, that nothing was decided counts
  /// before what was not explained.
  static SequencedSet<StorageState> follow(Collection<StorageState> states, Step step)
      throws Unexplained, Undecided, UnreadableTrace {
    SequencedSet<StorageState> next = new LinkedHashSet<>();
    Optional<Unexplained> unexplained = Optional.empty();
    Optional<Undecided> undecided = Optional.empty();
    for (StorageState state : states) {
      try {
        next.addAll(step.from(state));
      } catch (Unexplained e) {
        unexplained = unexplained.or(() -> Optional.of(e));
      } catch (Undecided e) {
        undecided = undecided.or(() -> Optional.of(e));
      }
    }
    if (next.isEmpty()) {
      if (undecided.isPresent()) {
        throw undecided.get();
      }
      throw unexplained.orElseThrow();
    }
    return next;
  }
}
