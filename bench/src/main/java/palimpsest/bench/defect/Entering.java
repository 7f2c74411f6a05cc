package palimpsest.bench.defect;

/// The gate's protocol in fields, for Lincheck: it does not see accesses to memory segments, where
/// the adapter has it. One worker enters while one update looks who is inside.
final class Entering {
  private final boolean announcedFirst;
  private volatile boolean closed;
  private volatile boolean inside;
  private volatile boolean entered;
  private volatile boolean drained;

  /// @param announcedFirst as it should be; else the worker looks at the gate first
  Entering(boolean announcedFirst) {
    this.announcedFirst = announcedFirst;
  }

  void enter() {
    if (announcedFirst) {
      inside = true;
    }
    entered = !closed;
    inside = entered;
  }

  void drain() {
    closed = true;
    drained = !inside;
  }

  /// Whether the image would be overlaid under the worker.
  boolean isBroken() {
    return entered && drained;
  }
}
