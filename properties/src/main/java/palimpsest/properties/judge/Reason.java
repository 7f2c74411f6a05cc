package palimpsest.properties.judge;

import palimpsest.impl.update.Refusal;

/// Why an update has to be refused: the kind, and what the refusal's line has to name.
public record Reason(Refusal.Kind kind, String about) {
  /// Whether a refusal is for this reason.
  public boolean explains(Refusal refusal) {
    return refusal.kind() == kind && refusal.line().contains(about);
  }
}
