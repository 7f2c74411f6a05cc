package palimpsest.properties.history;

import palimpsest.properties.scenario.Scenario;
import palimpsest.properties.seam.Implementation;

/// Something that holds of every update, whatever the history and whatever hosts do meanwhile.
public interface HistoryProperty {
  /// Puts an adapter through a scenario.
  ///
  /// @return what was met on the way, for statistics: names of outcomes and of steps
  /// @throws AssertionError if the property does not hold
  Met check(Implementation implementation, Scenario scenario);
}
