package palimpsest.properties.history;

import palimpsest.properties.judge.Situation;
import palimpsest.properties.sequential.Circumstances;
import palimpsest.properties.sequential.LogicProbe;

/// Something that holds of every decision, whatever the situation, and whatever the circumstances.
public interface DecisionProperty {
  /// Asks for decisions.
  ///
  /// @throws AssertionError if the property does not hold
  Met check(LogicProbe logic, Situation situation, Circumstances circumstances);
}
