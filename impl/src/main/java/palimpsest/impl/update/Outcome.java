package palimpsest.impl.update;

import java.util.List;
import palimpsest.model.release.Incompatibility;
import palimpsest.model.release.Version;

/// How an update ended. Remarks say what an undoing or an initialization could not do.
public sealed interface Outcome {
  String id();

  /// Past the point of no return: the new image runs.
  record Updated(
      String id, Version from, Version to, List<Incompatibility> reconciled, List<String> remarks)
      implements Outcome {
    public Updated {
      reconciled = List.copyOf(reconciled);
      remarks = List.copyOf(remarks);
    }
  }

  /// Before the point of no return: the old image runs.
  record Refused(String id, Refusal refusal, List<String> remarks) implements Outcome {
    public Refused {
      remarks = List.copyOf(remarks);
    }
  }

  /// Neither image could be brought into the window: the gate stays closed, the adapter needs
  /// repair.
  record Lost(String id, String line) implements Outcome {}
}
