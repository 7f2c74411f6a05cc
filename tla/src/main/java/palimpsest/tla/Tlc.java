package palimpsest.tla;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import palimpsest.tla.CheckResult.Outcome;
import palimpsest.tla.CheckResult.Reason;

/// TLC, run in a process of its own, with temporary folders of its own: two runs that share them
/// disturb each other, and so do two in one virtual machine.
///
/// @param java the launcher of a virtual machine
/// @param classPath where TLC is: `tla2tools.jar` or another build of it
/// @param folder where the specifications are
/// @param temporary where each run makes its folders, and removes them again
public record Tlc(Path java, String classPath, Path folder, Path temporary, InstantSource clock) {
  /// A model to check.
  ///
  /// @param module the root module's name, which is the configuration's too
  /// @param workers TLC's threads: one, if counterexamples and depths have to be reproducible
  /// @param bound after which the run is ended
  /// @param isSmall whether the run is over before a just-in-time compiler's second stage pays
  public record Job(
      String module, int workers, int heapMegabytes, Duration bound, boolean isSmall) {}

  /// Checks a model; whatever goes wrong with TLC itself is a result, too.
  ///
  /// @param progress is told what TLC says of its progress, a line at a time
  public CheckResult check(Job job, Consumer<String> progress) {
    Instant start = clock.instant();
    ResultReader reader = new ResultReader();
    Path own;
    try {
      own = Files.createTempDirectory(Files.createDirectories(temporary), job.module());
    } catch (IOException e) {
      return broken(reader, Reason.NOT_STARTED, "no temporary folder: " + e, start);
    }
    try {
      return run(job, own, reader, progress, start);
    } finally {
      remove(own);
    }
  }

  private CheckResult run(
      Job job, Path own, ResultReader reader, Consumer<String> progress, Instant start) {
    Process process;
    try {
      process =
          new ProcessBuilder(command(job, own))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      return broken(reader, Reason.NOT_STARTED, "no process: " + e.getMessage(), start);
    }
    AtomicBoolean late = new AtomicBoolean();
    Thread watch = watch(process, job.bound(), late);
    ToolMessage.Collector lines =
        new ToolMessage.Collector(
            message -> {
              reader.accept(message);
              if (message.code() == ToolMessage.PROGRESS) {
                progress.accept(message.text());
              }
            });
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      output.lines().forEach(lines);
      int exit = process.waitFor();
      if (late.get()) {
        return broken(reader, Reason.TIME, "TLC ends in time: bound=" + job.bound(), start);
      }
      return reader.result(exit, lines.stray(), since(start));
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      return broken(reader, Reason.DIED, "TLC's output is read to its end: " + e, start);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return broken(reader, Reason.DIED, "whoever waited for TLC was interrupted", start);
    } finally {
      process.destroyForcibly();
      watch.interrupt();
    }
  }

  private List<String> command(Job job, Path own) {
    return List.of(
        java.toString(),
        "-XX:+UseParallelGC",
        job.isSmall() ? "-XX:TieredStopAtLevel=1" : "-XX:+TieredCompilation",
        "-Xmx" + job.heapMegabytes() + "m",
        "-Djava.io.tmpdir=" + own,
        "-DTLA-Library=" + folder,
        "-cp",
        classPath,
        "tlc2.TLC",
        "-tool",
        "-coverage",
        "60",
        "-workers",
        Integer.toString(job.workers()),
        "-metadir",
        own.toString(),
        "-config",
        job.module() + ".cfg",
        job.module());
  }

  private static Thread watch(Process process, Duration bound, AtomicBoolean late) {
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                if (!process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS)) {
                  late.set(true);
                  process.destroyForcibly();
                }
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt(); // the run is over
              }
            });
  }

  private CheckResult broken(ResultReader reader, Reason reason, String line, Instant start) {
    return reader.result(new Outcome.Broken(reason, line), since(start));
  }

  private Duration since(Instant start) {
    return Duration.between(start, clock.instant());
  }

  private static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException | UncheckedIOException _) {
      folder.toFile().deleteOnExit(); // what is left until then harms nobody
    }
  }
}
