package palimpsest.model.machine;

/// An entry of a table: its header, and the two words of its fields.
public record Entry(boolean there, int value, int session) {
  /// What was never written.
  public static final Entry BLANK = new Entry(false, 0, 0);

  Entry withThere(boolean isThere) {
    return new Entry(isThere, value, session);
  }
}
