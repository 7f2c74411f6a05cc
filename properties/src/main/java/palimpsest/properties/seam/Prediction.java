package palimpsest.properties.seam;

import java.util.List;
import java.util.Optional;
import palimpsest.impl.update.Refusal;
import palimpsest.model.release.Incompatibility;
import palimpsest.properties.judge.PersistentData;

/// What an update would come to: a refusal, or what would be reconciled and the data behind it.
public record Prediction(
    Optional<Refusal> refusal, List<Incompatibility> reconciled, PersistentData data) {
  public Prediction {
    reconciled = List.copyOf(reconciled);
  }
}
