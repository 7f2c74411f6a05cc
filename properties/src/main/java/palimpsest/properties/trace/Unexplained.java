package palimpsest.properties.trace;

/// No behaviour explains an event: in which way it differs, in one line.
final class Unexplained extends Exception {
  private static final long serialVersionUID = 1;

  Unexplained(String differs) {
    super(differs, null, false, false);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
