package palimpsest.properties.scenario;

import java.util.List;
import java.util.Optional;

/// What goes wrong during one update.
public record FaultPlan(List<Fault> faults) {
  public static final FaultPlan NONE = new FaultPlan(List.of());

  public FaultPlan {
    faults = List.copyOf(faults);
  }

  /// The first fault of a kind.
  public <F extends Fault> Optional<F> first(Class<F> kind) {
    return faults.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }
}
