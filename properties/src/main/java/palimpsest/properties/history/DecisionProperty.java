package palimpsest.properties.history;

import palimpsest.properties.judge.Situation;
import palimpsest.properties.seam.Circumstances;
import palimpsest.properties.seam.Decider;

/// Something that holds of every decision, whatever the situation, and whatever the circumstances.
public interface DecisionProperty {
  /// Asks for decisions.
  ///
  /// @throws AssertionError if the property does not hold
  Met check(Decider decider, Situation situation, Circumstances circumstances);
}
