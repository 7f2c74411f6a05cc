package palimpsest.tla;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import tlc2.TLC;
import tlc2.TLCGlobals;
import tlc2.tool.ModelChecker;
import util.SimpleFilenameToStream;

/// One run of TLC, which by its own tells of its progress once a minute only.
public final class TlcRun implements ToIntFunction<String[]> {
  private static final int NOT_UNDERSTOOD = 1;

  /// TLC's code for the result; 0 if no error was found.
  @Override
  public int applyAsInt(String[] arguments) {
    TLC tlc = new TLC();
    if (!tlc.handleParameters(arguments)) {
      return NOT_UNDERSTOOD;
    }
    tlc.setResolver(new SimpleFilenameToStream());
    try (ScheduledExecutorService ticks =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory())) {
      var _ = ticks.scheduleAtFixedRate(TlcRun::tell, 1, 1, TimeUnit.SECONDS);
      int code = tlc.process();
      ticks.shutdownNow();
      return code;
    }
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
