package palimpsest.tla;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import tlc2.TLC;
import tlc2.TLCGlobals;
import tlc2.tool.ModelChecker;

/// What is started in a process of TLC's: TLC itself, which by its own tells of its progress once a
/// minute only, and never learns that nobody wants its result any more.
final class TlcMain {
  private static final int LOST = 3;

  private TlcMain() {}

  /// Runs TLC with the arguments given. The standard input has to stay open as long as the result
  /// is wanted.
  public static void main(String[] arguments) throws Exception {
    Thread.ofPlatform().daemon().name("end-with-parent").start(TlcMain::endWithParent);
    ScheduledExecutorService ticks =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory());
    var _ = ticks.scheduleAtFixedRate(TlcMain::tell, 1, 1, TimeUnit.SECONDS);
    TLC.main(arguments);
  }

  /// The system closes the pipe of a parent that ends, however it ends.
  private static void endWithParent() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      System.out.println("the standard input stays open: " + e);
    }
    Runtime.getRuntime().halt(LOST);
  }

  private static void tell() {
    try {
      if (TLCGlobals.mainChecker instanceof ModelChecker checker) {
        System.out.println(
            ToolMessage.progress(
                checker.getStatesGenerated(),
                checker.getDistinctStatesGenerated(),
                checker.getStateQueueSize()));
      }
    } catch (RuntimeException | LinkageError _) {
      return; // it is not ready to tell, or another TLC, whose own words have to do
    }
  }
}
