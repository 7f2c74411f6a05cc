package palimpsest.evidence.report;

import java.util.Locale;

/// What a certification comes to.
public enum Conclusion {
  /// All that was asked for was run, every promise that was tried is kept, and nothing speaks
  /// against a requirement.
  KEPT,
  /// Every promise that was tried is kept, and something else speaks against a requirement.
  ENDANGERED,
  /// A promise is broken.
  BROKEN,
  /// It was interrupted: whatever it found, it did not look at everything.
  INCOMPLETE;

  /// In one word, as data have it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
