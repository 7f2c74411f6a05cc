package palimpsest.properties.trace;

/// Whether the trace conforms cannot be said: why not, in one line.
final class Undecided extends Exception {
  private static final long serialVersionUID = 1;

  Undecided(String because) {
    super(because, null, false, false);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
