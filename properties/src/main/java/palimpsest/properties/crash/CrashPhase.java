package palimpsest.properties.crash;

/// A part of the course of a path, by its name in the figures.
public enum CrashPhase {
  UPDATE("update"),
  START("start"),
  CONFIRMATION("confirmation"),
  LATER_START("start after a loss of power");

  private final String word;

  CrashPhase(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
