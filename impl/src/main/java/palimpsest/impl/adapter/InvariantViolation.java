package palimpsest.impl.adapter;

/// Something that must never be: a defect of the adapter itself. Always on.
public final class InvariantViolation extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvariantViolation(String rule) {
    super(rule);
  }
}
