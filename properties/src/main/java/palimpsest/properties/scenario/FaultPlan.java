package palimpsest.properties.scenario;

import java.util.List;
import java.util.Optional;

/// What goes wrong during one update.
public record FaultPlan(List<Fault> faults) {
  public static final FaultPlan NONE = new FaultPlan(List.of());

  public FaultPlan {
    faults = List.copyOf(faults);
  }

  /// Those that occur: of each kind the first.
  public List<Fault> occurring() {
    return faults.stream()
        .filter(fault -> first(fault.getClass()).filter(fault::equals).isPresent())
        .toList();
  }

  /// The first fault of a kind.
  public <F extends Fault> Optional<F> first(Class<F> kind) {
    return faults.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }
}
