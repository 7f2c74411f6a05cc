package palimpsest.properties.subject;

/// The implementation is in a state, or takes a step, that the specification has no words for.
final class Impossible extends RuntimeException {
  private static final long serialVersionUID = 1;

  Impossible(String rule) {
    super(rule);
  }
}
