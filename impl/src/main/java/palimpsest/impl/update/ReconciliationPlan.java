package palimpsest.impl.update;

import java.util.List;
import palimpsest.model.release.InitializationStep;

/// All that will be done to reconcile two images: only what was found (CNV-1), in this order
/// (CNV-8).
public record ReconciliationPlan(
    List<StructurePlan> structures,
    List<BurnStep> burns,
    List<String> withdrawals,
    List<InitializationStep> initialization) {
  public ReconciliationPlan {
    structures = List.copyOf(structures);
    burns = List.copyOf(burns);
    withdrawals = List.copyOf(withdrawals);
    initialization = List.copyOf(initialization);
  }

  public List<StructurePlan.Convert> conversions() {
    return structures.stream()
        .filter(StructurePlan.Convert.class::isInstance)
        .map(StructurePlan.Convert.class::cast)
        .toList();
  }
}
