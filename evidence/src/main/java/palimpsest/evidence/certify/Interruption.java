package palimpsest.evidence.certify;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import palimpsest.evidence.command.ExitCode;

/// Ctrl-C, or whatever else asks the virtual machine to end: the thread that made this is
/// interrupted, and gets the time to write down what it has.
///
/// The machine ends as soon as that thread says so, with the exit code that it gives: by `halt`,
/// as the code cannot be changed any more once a machine goes down.
final class Interruption implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final Thread interrupted = Thread.currentThread();
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread hook = Thread.ofPlatform().name("interrupt").unstarted(this::interrupt);
  private boolean isAsked;
  private boolean isSettled;
  private int code = ExitCode.INTERRUPTED;

  private Interruption() {}

  /// From here on this thread is interrupted instead of ended.
  static Interruption awaited() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /// What may be interrupted.
  interface Work {
    void run() throws Exception;
  }

  /// Whether it was done to its end. What fails because it is interrupted, as reading from a file
  /// does and so a class that reads one to begin with, or because the machine goes down, is
  /// interrupted.
  boolean isDone(Work work) throws Exception {
    try {
      work.run();
      return true;
    } catch (InterruptedException _) {
      return false;
    } catch (Exception | Error e) {
      if (hasBeenAsked()) {
        return false;
      }
      throw e;
    }
  }

  /// Whether there is to be an end. What else is done when the machine goes down, as removing
  /// folders that work needs, may come first.
  synchronized boolean hasBeenAsked() {
    return isAsked || Thread.currentThread().isInterrupted() || isGoingDown();
  }

  /// Nothing else tells but that nothing more can be done at the machine's end.
  private static boolean isGoingDown() {
    Thread nothing = Thread.ofPlatform().unstarted(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(nothing);
      Runtime.getRuntime().removeShutdownHook(nothing);
      return false;
    } catch (IllegalStateException _) {
      return true;
    }
  }

  /// From here on nothing is interrupted any more: what was found is written down.
  synchronized void settle() {
    isSettled = true;
    boolean wasInterrupted = Thread.interrupted();
    isAsked |= wasInterrupted;
  }

  /// All is written.
  ///
  /// @param exitCode of the process, if it was asked to end meanwhile
  synchronized void over(int exitCode) {
    code = exitCode;
    over.countDown();
  }

  @Override
  public void close() {
    over.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      return; // the hook runs, and ends the machine
    }
  }

  private void interrupt() {
    synchronized (this) {
      isAsked = true;
      if (!isSettled) {
        interrupted.interrupt();
      }
    }
    try {
      if (!over.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException _) {
      return; // nobody does that while the machine goes down
    }
    Runtime.getRuntime().halt(exitCode());
  }

  private synchronized int exitCode() {
    return code;
  }
}
