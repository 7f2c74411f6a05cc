package palimpsest.tla;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import palimpsest.tla.CheckResult.Outcome;
import palimpsest.tla.CheckResult.Reason;

/// TLC, run in processes of their own, with temporary folders of their own: two runs at a time that
/// share them disturb each other. Brief runs come to one process, one after the other.
///
/// @param java the launcher of a virtual machine
/// @param jar TLC itself: `tla2tools.jar` or another build of it
/// @param folder where the modules and configurations are
/// @param workspace where each run makes its folders, and removes them again
public record Tlc(Path java, TlcJar jar, Path folder, Workspace workspace, InstantSource clock) {
  /// Whoever interrupts a command from a terminal interrupts what it has started, too.
  private static final int INTERRUPTED = 130;

  private static final String DOT = ".dot";

  public Tlc {
    folder = folder.toAbsolutePath();
  }

  /// What TLC has to do.
  ///
  /// @param module the root module's name, which is the configuration's too
  /// @param countsActions whether it counts how often each action is taken
  /// @param graph the file that the state graph goes to; its name ends in `.dot`
  public record Job(String module, Limits limits, boolean countsActions, Optional<Path> graph) {
    public Job {
      graph = graph.map(Path::toAbsolutePath);
      if (graph.isPresent() && !graph.get().toString().endsWith(DOT)) {
        throw new IllegalArgumentException("a graph's file ends in .dot: file=" + graph.get());
      }
    }

    /// Checks, and writes no graph.
    public static Job checking(String module, Limits limits, boolean countsActions) {
      return new Job(module, limits, countsActions, Optional.empty());
    }

    /// Checks, and writes the graph; its edges tell which actions are taken.
    public static Job graphing(String module, Limits limits, Path graph) {
      return new Job(module, limits, false, Optional.of(graph));
    }
  }

  /// What a run may use.
  ///
  /// @param workers TLC's threads: one, if counterexamples and depths have to be reproducible
  /// @param bound after which the run is ended
  /// @param isBrief whether the run is over before it pays to compile well and collect in parallel
  public record Limits(int workers, int heapMegabytes, Duration bound, boolean isBrief) {
    public Limits {
      if (workers < 1 || heapMegabytes < 1 || !bound.isPositive()) {
        throw new IllegalArgumentException(
            "a run may use something: workers="
                + workers
                + " heapMegabytes="
                + heapMegabytes
                + " bound="
                + bound);
      }
    }
  }

  /// Checks a model; whatever goes wrong with TLC itself is a result, too.
  ///
  /// @param progress is told how far TLC is, about once a second
  public CheckResult check(Job job, Consumer<Progress> progress) {
    Instant start = clock.instant();
    ResultReader reader = new ResultReader(job);
    TlcProcess process;
    try {
      List<String> machine = machine(job.limits());
      process = workspace.process(machine, own -> builder(machine, own));
    } catch (IOException e) {
      return workspace.isClosed()
          ? cancelled(reader, start)
          : broken(reader, Reason.NOT_STARTED, "TLC starts: " + e.getMessage(), start);
    }
    try {
      return read(process, job, reader, progress, start);
    } finally {
      if (job.limits().isBrief() && process.isGood()) {
        workspace.keep(process);
      } else {
        workspace.end(process.run());
      }
    }
  }

  private CheckResult read(
      TlcProcess process,
      Job job,
      ResultReader reader,
      Consumer<Progress> progress,
      Instant start) {
    Consumer<String> lines =
        new ToolMessage.Collector(
            message -> {
              if (message.code() == ToolMessage.PROGRESS) {
                Progress.read(message.text()).ifPresent(progress);
              } else {
                reader.accept(message);
              }
            });
    Duration bound = job.limits().bound();
    try {
      TlcProcess.End end = process.run(job.module(), own -> arguments(job, own), bound, lines);
      if (workspace.isClosed() || end.code() == INTERRUPTED) {
        return cancelled(reader, start);
      }
      return end.isLate()
          ? broken(
              reader,
              Reason.TIME,
              "a model is done in time: boundSeconds=" + bound.toSeconds(),
              start)
          : reader.result(end.code(), since(start));
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      return workspace.isClosed()
          ? cancelled(reader, start)
          : broken(reader, Reason.UNREADABLE, "TLC's output can be read: " + e, start);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return cancelled(reader, start);
    }
  }

  /// How the virtual machine is started for runs with such limits.
  private List<String> machine(Limits limits) {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(
        limits.isBrief()
            ? List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
            : List.of("-XX:+UseParallelGC"));
    command.addAll(
        List.of(
            "-Xmx" + limits.heapMegabytes() + "m",
            "-XX:+ExitOnOutOfMemoryError",
            "-DTLA-Library=" + folder,
            "-cp",
            jar.path() + File.pathSeparator + TlcJar.location(TlcMain.class)));
    return command;
  }

  private ProcessBuilder builder(List<String> machine, Path own) {
    List<String> command = new ArrayList<>(machine);
    command.addAll(List.of("-Djava.io.tmpdir=" + own, TlcMain.class.getName()));
    return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
  }

  private static List<String> arguments(Job job, Path own) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-tool", "-workers", Integer.toString(job.limits().workers())));
    arguments.addAll(List.of("-metadir", own.toString()));
    if (job.countsActions()) {
      arguments.addAll(List.of("-coverage", "60"));
    }
    job.graph()
        .ifPresent(file -> arguments.addAll(List.of("-dump", "dot,actionlabels", file.toString())));
    arguments.addAll(List.of("-config", job.module() + ".cfg", job.module()));
    return arguments;
  }

  private CheckResult cancelled(ResultReader reader, Instant start) {
    return broken(reader, Reason.CANCELLED, "TLC is left to run to its end", start);
  }

  private CheckResult broken(ResultReader reader, Reason reason, String line, Instant start) {
    return reader.result(new Outcome.Broken(reason, line), since(start));
  }

  private Duration since(Instant start) {
    return Duration.between(start, clock.instant());
  }
}
