package palimpsest.properties.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import palimpsest.model.machine.Constants;

/// What TLC says of a model's graph.
///
/// @param dot the file that has it
/// @param generated initial states and transitions together
/// @param depth the states on the longest of the shortest paths
/// @param fired how often each action led from a reachable state to a state, new or not
/// @param elapsed as TLC says, from where it begins to parse
public record TlcGraph(
    Constants constants,
    Path dot,
    long distinct,
    long generated,
    int depth,
    SortedMap<String, Long> fired,
    Duration elapsed) {
  private static final Pattern COUNTS =
      Pattern.compile("(?m)^(\\d+) states generated, (\\d+) distinct states found, 0 states left");
  private static final Pattern DEPTH = Pattern.compile("search is (\\d+)\\.");
  private static final Pattern ELAPSED = Pattern.compile("Finished in (\\d+)ms");
  private static final Pattern FIRED = Pattern.compile("(?m)^<(\\w+) line .*>: (?:\\d+):(\\d+)$");

  /// How TLC is run.
  ///
  /// @param java the launcher of a virtual machine
  /// @param classPath where TLC is
  /// @param workers TLC's threads; with one alone its depth can be relied on
  /// @param bound after which a run is ended
  public record Tool(Path java, String classPath, int workers, int heapMegabytes, Duration bound) {}

  /// Runs TLC on a model, and has it write the graph.
  ///
  /// @throws IOException if TLC cannot be run, or does not come to an end
  static TlcGraph of(TlcModel model, Tool tool) throws IOException, InterruptedException {
    Path dot = model.folder().resolve("graph.dot");
    List<String> arguments =
        List.of("-dump", "dot,actionlabels", dot.getFileName().toString(), "-coverage", "600");
    return read(model, dot, output(model, tool, TlcModel.GRAPH, arguments));
  }

  /// Runs TLC on a model, and has it count alone: there is no graph, and no action is counted.
  ///
  /// @throws IOException if TLC cannot be run, or does not come to an end
  public static TlcGraph counted(TlcModel model, Tool tool)
      throws IOException, InterruptedException {
    return read(model, model.folder(), output(model, tool, TlcModel.GRAPH, List.of()));
  }

  /// The constants alone, which TLC prints before it looks for states.
  ///
  /// @throws IOException if TLC cannot be run, or does not come to an end
  static Constants constants(TlcModel model, Tool tool) throws IOException, InterruptedException {
    return ConstantsReader.read(output(model, tool, TlcModel.CONSTANTS, List.of()));
  }

  private static String output(TlcModel model, Tool tool, String configuration, List<String> extra)
      throws IOException, InterruptedException {
    Path output = model.folder().resolve("output.txt");
    Path own = Files.createDirectories(model.folder().resolve("own")).toAbsolutePath();
    boolean isBrief = tool.workers() == 1;
    List<String> command =
        new ArrayList<>(
            List.of(
                tool.java().toString(),
                isBrief ? "-XX:+UseSerialGC" : "-XX:+UseParallelGC",
                isBrief ? "-XX:TieredStopAtLevel=1" : "-XX:+TieredCompilation",
                "-Xmx" + tool.heapMegabytes() + "m",
                "-Djava.io.tmpdir=" + own,
                "-cp",
                tool.classPath(),
                "tlc2.TLC",
                "-tool",
                "-workers",
                Integer.toString(tool.workers()),
                "-metadir",
                own.toString()));
    command.addAll(extra);
    command.addAll(List.of("-config", configuration, TlcModel.MODULE));
    Process process =
        new ProcessBuilder(command)
            .directory(model.folder().toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (!process.waitFor(tool.bound().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("TLC ends in time: model=" + model.name() + " bound=" + tool.bound());
      }
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  private static TlcGraph read(TlcModel model, Path dot, String output) throws IOException {
    Matcher counts = COUNTS.matcher(output);
    Matcher depth = DEPTH.matcher(output);
    if (!counts.find() || !depth.find()) {
      String last = output.substring(Math.max(0, output.length() - 2000));
      throw new IOException("TLC comes to an end: model=" + model.name() + " output=..." + last);
    }
    SortedMap<String, Long> fired = new TreeMap<>();
    Matcher action = FIRED.matcher(output);
    while (action.find()) {
      long count = Long.parseLong(action.group(2));
      if (count > 0 && !action.group(1).equals("Init")) {
        fired.merge(model.action(action.group(1)), count, Long::sum);
      }
    }
    return new TlcGraph(
        ConstantsReader.read(output),
        dot,
        Long.parseLong(counts.group(2)),
        Long.parseLong(counts.group(1)),
        Integer.parseInt(depth.group(1)),
        fired,
        elapsed(output));
  }

  private static Duration elapsed(String output) {
    Matcher elapsed = ELAPSED.matcher(output);
    if (!elapsed.find()) {
      throw new IllegalArgumentException("TLC says how long it took");
    }
    return Duration.ofMillis(Long.parseLong(elapsed.group(1)));
  }
}
