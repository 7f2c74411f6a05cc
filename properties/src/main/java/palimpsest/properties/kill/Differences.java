package palimpsest.properties.kill;

import palimpsest.properties.subject.Difference;

/// A difference between implementation and machine in one line.
final class Differences {
  private Differences() {}

  static String line(Difference<?> difference) {
    return difference.path().isEmpty()
        ? difference.found()
        : "at " + difference.path().getLast() + ": " + difference.found();
  }
}
