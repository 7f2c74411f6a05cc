package palimpsest.evidence.requirements;

import java.util.Locale;

/// How far a run has shown that a requirement is met.
public enum Standing {
  /// All that exercises the implementation passed, and a mutant of it that breaks this was caught.
  SHOWN("shown"),
  /// The same of the specification, and not of the implementation.
  SPECIFIED("in the specification only"),
  /// There is less than that.
  NOT_SHOWN("not shown"),
  /// Something that exercises it failed, or a mutant that breaks it was not caught.
  BROKEN("broken");

  private final String words;

  Standing(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  /// In one word, as data and style sheets have it.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
