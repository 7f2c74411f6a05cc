package palimpsest.properties.trace;

/// A trace that is none: where it goes wrong, and how, in one line.
public final class UnreadableTrace extends Exception {
  private static final long serialVersionUID = 1;

  private final long line;

  public UnreadableTrace(long line, String message) {
    super(message, null, false, false);
    this.line = line;
  }

  /// The line, counted from 1.
  public long line() {
    return line;
  }

  /// Never empty, unlike that of other exceptions.
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
