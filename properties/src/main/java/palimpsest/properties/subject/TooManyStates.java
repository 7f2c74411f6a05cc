package palimpsest.properties.subject;

/// There are more states than may be looked at; those that were are all right.
public final class TooManyStates extends IllegalStateException {
  private static final long serialVersionUID = 1;

  private final int states;

  TooManyStates(int states) {
    super("all states are looked at: statesMax=" + states);
    this.states = states;
  }

  /// How many were looked at.
  public int states() {
    return states;
  }
}
