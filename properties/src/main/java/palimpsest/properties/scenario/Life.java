package palimpsest.properties.scenario;

import java.util.List;

/// The life of an adapter: where it starts, on a journey without legs, and what follows step by
/// step.
public record Life(Journey start, List<LifeStep> steps) {
  public Life {
    steps = List.copyOf(steps);
  }
}
