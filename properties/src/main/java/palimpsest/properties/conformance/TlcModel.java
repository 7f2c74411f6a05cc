package palimpsest.properties.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import palimpsest.tla.CheckResult;
import palimpsest.tla.CheckResult.Counts;
import palimpsest.tla.CheckResult.Outcome;
import palimpsest.tla.Manifest.Expected;
import palimpsest.tla.StateGraph;
import palimpsest.tla.Tlc;
import palimpsest.tla.Tlc.Job;
import palimpsest.tla.Tlc.Limits;

/// A model of the specification, prepared so that TLC prints its constants and looks at its whole
/// graph: a module that extends it, and its configuration without what is checked there. The graph
/// of a mutant has to be looked at to its end, too.
///
/// @param substituted the actions that the model replaces, by the name of what replaces them
/// @param <C> the constants of its protocol
public record TlcModel<C>(
    String name, Tlc tlc, Translation<C, ?, ?> translation, Map<String, String> substituted) {
  private static final String GRAPH = "Graph";

  /// For the constants alone: no step changes anything.
  private static final String CONSTANTS = "Constants";

  private static final Pattern SECTION =
      Pattern.compile(
          "(?m)^(INVARIANTS?|PROPERTY|PROPERTIES|CHECK_DEADLOCK)\\b(?s:.*?)(?=^[A-Z_]{4,}\\b|\\z)");
  private static final Pattern BEHAVIOUR = Pattern.compile("(?m)^SPECIFICATION .*$");
  private static final Pattern SUBSTITUTION = Pattern.compile("(?m)^\\s+(\\w+) <- (\\w+)\\s*$");

  /// What TLC found, where it checked nothing.
  ///
  /// @param counts without the actions, if TLC did not count them
  /// @param <C> the constants
  public record Found<C>(
      C constants, Expected counts, Optional<StateGraph> graph, Duration elapsed) {}

  /// Prepares a model: puts modules of its own beside those of the specification.
  ///
  /// @param tlc has the specification, with its models and its mutants, in its folder
  public static <C> TlcModel<C> prepare(String name, Tlc tlc, Translation<C, ?, ?> translation)
      throws IOException {
    Path folder = tlc.folder();
    String configuration = Files.readString(folder.resolve(name + ".cfg"));
    String unchecked = SECTION.matcher(configuration).replaceAll("") + "\nCHECK_DEADLOCK FALSE\n";
    String expression = translation.expression();
    write(folder, new Module(name, name + GRAPH, expression), unchecked);
    write(
        folder,
        new Module(name, name + CONSTANTS, expression),
        BEHAVIOUR.matcher(unchecked).replaceAll("INIT Init\nNEXT ConstantsStay"));
    Map<String, String> substituted = new TreeMap<>();
    Matcher matcher = SUBSTITUTION.matcher(configuration);
    while (matcher.find()) {
      substituted.put(matcher.group(2), matcher.group(1));
    }
    return new TlcModel<>(name, tlc, translation, substituted);
  }

  /// A module that extends another one and has an expression printed.
  private record Module(String extended, String name, String expression) {}

  private static void write(Path folder, Module module, String configuration) throws IOException {
    Files.writeString(folder.resolve(module.name + ".cfg"), configuration);
    Files.writeString(
        folder.resolve(module.name + ".tla"),
        """
        ---- MODULE %s ----
        EXTENDS %s, TLC
        ASSUME PrintT(%s)
        ConstantsStay == UNCHANGED vars
        ====
        """
            .formatted(module.name, module.extended, module.expression));
  }

  /// Has TLC write the graph, and count states.
  ///
  /// @throws IOException if TLC does not come to an end
  Found<C> graph(Limits limits) throws IOException {
    Path dot = tlc.folder().resolve(name + ".dot");
    return found(Job.graphing(name + GRAPH, limits, dot));
  }

  /// Has TLC count states alone: there is no graph, and no action is counted.
  ///
  /// @throws IOException if TLC does not come to an end
  public Found<C> counted(Limits limits) throws IOException {
    return found(Job.checking(name + GRAPH, limits, false));
  }

  /// The constants alone, which TLC prints before it looks for states.
  ///
  /// @throws IOException if TLC does not come to an end
  public C constants(Limits limits) throws IOException {
    return found(Job.checking(name + CONSTANTS, limits, false)).constants();
  }

  private Found<C> found(Job job) throws IOException {
    CheckResult result = tlc.check(job, _ -> {});
    if (!(result.outcome() instanceof Outcome.Holds)) {
      throw new IOException("TLC looks at all states: model=" + name + " " + result.outcome());
    }
    Counts counts = result.counts().orElseThrow();
    SortedMap<String, Long> fired = new TreeMap<>();
    result.fired().forEach((label, times) -> fired.merge(action(label), times, Long::sum));
    fired.values().removeIf(times -> times == 0);
    return new Found<>(
        translation.constants(result.printed()),
        new Expected(counts.distinct(), counts.generated(), counts.depth(), fired),
        result.graph(),
        result.elapsed());
  }

  /// The action of the specification that a label stands for.
  String action(String label) {
    return substituted.getOrDefault(label, label);
  }
}
