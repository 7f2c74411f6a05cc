package palimpsest.properties.sequential;

import java.util.Optional;
import palimpsest.impl.companion.BurnFaults;
import palimpsest.impl.companion.BurnOperation;
import palimpsest.properties.scenario.Fault;

/// One fault among the operations on all companion modules, counted from where it was planned.
final class PlannedBurnFaults implements BurnFaults {
  private Optional<Fault.BurnFails> planned = Optional.empty();
  private int operations;

  /// From here on operations are counted.
  void plan(Optional<Fault.BurnFails> fault) {
    planned = fault;
    operations = 0;
  }

  @Override
  public Effect before(BurnOperation operation) {
    boolean now = planned.isPresent() && planned.get().operation() == operations;
    operations++;
    if (!now) {
      return new Effect.Works();
    }
    return switch (planned.orElseThrow().kind()) {
      case FAILS -> new Effect.Fails("it fails as planned");
      case TEARS -> new Effect.Tears("it is torn as planned");
      case CORRUPTS -> new Effect.Corrupts();
    };
  }
}
