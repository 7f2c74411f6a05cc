package palimpsest.evidence.report;

/// How lines are coloured, where they are; text is brought to its width before it is coloured.
public enum Ink {
  PLAIN,
  COLOURED;

  private static final String RESET = "\u001b[0m";

  public String good(String text) {
    return in("\u001b[32m", text);
  }

  public String bad(String text) {
    return in("\u001b[1;31m", text);
  }

  /// For what may be read over.
  public String faint(String text) {
    return in("\u001b[2m", text);
  }

  public String strong(String text) {
    return in("\u001b[1m", text);
  }

  private String in(String colour, String text) {
    return this == PLAIN || text.isBlank() ? text : colour + text + RESET;
  }
}
