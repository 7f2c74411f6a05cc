package palimpsest.properties.seam;

import palimpsest.properties.judge.Situation;

/// What decides on updates: an adapter's logic without the adapter, so that thousands of situations
/// can be decided in a second.
public interface Decider {
  /// Decides. What of the circumstances there is in this implementation, is as they say; what there
  /// is not, is left out.
  Decided decide(Situation situation, Circumstances circumstances);
}
