package palimpsest.impl.update;

import java.util.List;
import palimpsest.model.release.Incompatibility;

/// What the new image's logic module concludes from both images and the environment.
public sealed interface Decision {
  /// The update can happen once the plan is carried out; an empty list means straight to the copy
  /// (CNV-11).
  record Proceed(List<Incompatibility> found, ReconciliationPlan plan) implements Decision {
    public Proceed {
      found = List.copyOf(found);
    }
  }

  record Refuse(Refusal refusal) implements Decision {}
}
