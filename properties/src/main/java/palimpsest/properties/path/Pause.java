package palimpsest.properties.path;

/// A pause, from the gate's closing to its opening, and how it divides, in nanoseconds.
public record Pause(
    long drainNanos,
    long mergeNanos,
    long copyNanos,
    long verifyNanos,
    long initializeNanos,
    long switchNanos) {

  public long totalNanos() {
    return drainNanos + mergeNanos + copyNanos + verifyNanos + initializeNanos + switchNanos;
  }
}
