package palimpsest.properties.subject;

/// Implementation and machine part: what each makes of a state or of a step.
final class Parting extends Exception {
  private static final long serialVersionUID = 1;

  private final String found;

  Parting(String found) {
    super(found);
    this.found = found;
  }

  String found() {
    return found;
  }
}
