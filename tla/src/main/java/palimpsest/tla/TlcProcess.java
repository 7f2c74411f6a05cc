package palimpsest.tla;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/// A process of TLC's, which does one run after the other.
final class TlcProcess {
  /// TLC never gives back all that a run takes: some eight megabytes each.
  private static final int RUNS_MAX = 16;

  private final List<String> machine;
  private final Workspace.Run run;
  private final BufferedReader output;
  private int runs;
  private boolean isGood = true;

  /// @param machine how the virtual machine was started
  TlcProcess(List<String> machine, Workspace.Run run) {
    this.machine = machine;
    this.run = run;
    this.output = run.process().inputReader(StandardCharsets.UTF_8);
  }

  /// How a run ended.
  ///
  /// @param code TLC's own for its result, or that of the process, if that has ended
  record End(int code, boolean isLate) {}

  List<String> machine() {
    return machine;
  }

  Workspace.Run run() {
    return run;
  }

  /// Whether another run is welcome.
  boolean isGood() {
    return isGood && runs < RUNS_MAX && run.process().isAlive();
  }

  /// Runs TLC.
  ///
  /// @param name of a folder that the run has to itself
  /// @param bound after which the process is ended
  /// @param lines is told what TLC writes
  End run(
      String name, Function<Path, List<String>> arguments, Duration bound, Consumer<String> lines)
      throws IOException, InterruptedException {
    runs++;
    isGood = false;
    Path own = Files.createTempDirectory(run.folder(), name + "-");
    AtomicBoolean late = new AtomicBoolean();
    Thread watch = watch(bound, late);
    try {
      ask(arguments.apply(own));
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.startsWith(TlcMain.OVER)) {
          isGood = true;
          return new End(Integer.parseInt(line.substring(TlcMain.OVER.length())), false);
        }
        lines.accept(line);
      }
      return new End(run.process().waitFor(), late.get());
    } finally {
      watch.interrupt();
      watch.join();
      isGood &= !late.get(); // the bound may have come with the end
      Workspace.remove(own);
    }
  }

  private void ask(List<String> arguments) {
    try {
      TlcMain.ask(run.process().getOutputStream(), arguments);
    } catch (IOException _) {
      return; // the process has ended, which its output tells
    }
  }

  private Thread watch(Duration bound, AtomicBoolean late) {
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                if (!run.process().waitFor(bound.toMillis(), TimeUnit.MILLISECONDS)) {
                  late.set(true);
                  run.process().destroyForcibly();
                }
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt(); // the run is over
              }
            });
  }
}
