package palimpsest.impl.companion;

import java.util.ArrayList;
import java.util.List;

/// Faults that strike one operation, counted from 0, and let all others work; it remembers all of
/// them.
final class FaultPlan implements BurnFaults {
  private final int struck;
  private final Effect effect;
  private final List<BurnOperation> seen = new ArrayList<>();

  FaultPlan(int struck, Effect effect) {
    this.struck = struck;
    this.effect = effect;
  }

  /// Nothing fails, and all is remembered.
  static FaultPlan none() {
    return new FaultPlan(-1, new Effect.Works());
  }

  @Override
  public Effect before(BurnOperation operation) {
    seen.add(operation);
    return seen.size() - 1 == struck ? effect : new Effect.Works();
  }

  List<BurnOperation> seen() {
    return List.copyOf(seen);
  }
}
