package palimpsest.properties.scenario;

import java.util.List;

/// A journey, and what happens around each of its updates; around those that are left, nothing.
public record Scenario(Journey journey, List<Interference> interferences) {
  public Scenario {
    interferences = List.copyOf(interferences);
  }

  public Interference around(int leg) {
    return leg < interferences.size() ? interferences.get(leg) : Interference.NONE;
  }
}
