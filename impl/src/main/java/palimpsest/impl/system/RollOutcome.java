package palimpsest.impl.system;

import java.util.List;

/// How a roll ended, and which adapters run its image. Remarks say what went otherwise than it was
/// meant to.
public sealed interface RollOutcome {
  String id();

  List<String> updated();

  /// Every adapter that was there to the end runs the image.
  record Rolled(String id, List<String> updated, List<String> remarks) implements RollOutcome {
    public Rolled {
      updated = List.copyOf(updated);
      remarks = List.copyOf(remarks);
    }
  }

  /// Something failed, and nobody was updated any more; the line says what.
  record Stopped(String id, String line, List<String> updated, List<String> remarks)
      implements RollOutcome {
    public Stopped {
      updated = List.copyOf(updated);
      remarks = List.copyOf(remarks);
    }
  }
}
