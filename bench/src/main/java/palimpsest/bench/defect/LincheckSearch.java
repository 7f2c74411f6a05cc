package palimpsest.bench.defect;

import org.jetbrains.lincheck.Lincheck;
import org.jetbrains.lincheck.LincheckAssertionError;

/// Lincheck's model checker on the gate's protocol.
final class LincheckSearch {
  private static final int INVOCATIONS_MAX = 10_000;

  // Shared by a static field: what only the threads' lambdas hold, Lincheck takes for local to one
  // thread, and never switches at an access to it.
  private static volatile Entering entering = new Entering(true);

  private LincheckSearch() {}

  /// Whether a broken run was found.
  static boolean finds(boolean announcedFirst) {
    try {
      Lincheck.runConcurrentTest(
          INVOCATIONS_MAX, announcedFirst ? LincheckSearch::runSound : LincheckSearch::runBroken);
      return false;
    } catch (LincheckAssertionError e) {
      return true;
    }
  }

  private static void runSound() {
    run(true);
  }

  private static void runBroken() {
    run(false);
  }

  private static void run(boolean announcedFirst) {
    entering = new Entering(announcedFirst);
    Thread worker = new Thread(() -> entering.enter());
    Thread update = new Thread(() -> entering.drain());
    worker.start();
    update.start();
    try {
      worker.join();
      update.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a measurement", e);
    }
    if (entering.isBroken()) {
      throw new AssertionError("overlaid with a worker inside");
    }
  }
}
