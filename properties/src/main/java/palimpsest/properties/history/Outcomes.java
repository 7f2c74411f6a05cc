package palimpsest.properties.history;

import palimpsest.impl.update.Outcome;

/// Outcomes in a word.
final class Outcomes {
  private Outcomes() {}

  static String word(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Updated _ -> "updated";
      case Outcome.Refused refused -> "refused: " + refused.refusal().kind();
      case Outcome.Lost _ -> "lost";
    };
  }
}
