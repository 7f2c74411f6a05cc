package palimpsest.properties.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A model of the specification, prepared so that TLC prints its constants and its whole graph: a
/// module that extends it, and its configuration without what is checked there. The graph of a
/// mutant has to be looked at to its end, too.
///
/// @param folder where all modules are
/// @param substituted the actions that the model replaces, by the name of what replaces them
public record TlcModel(String name, Path folder, Map<String, String> substituted) {
  /// The module that TLC is given.
  static final String MODULE = "Graph";

  /// The configuration for the graph.
  static final String GRAPH = "Graph.cfg";

  /// The configuration for the constants alone: no step changes anything.
  static final String CONSTANTS = "Constants.cfg";

  private static final Pattern SECTION =
      Pattern.compile(
          "(?m)^(INVARIANTS?|PROPERTY|PROPERTIES|CHECK_DEADLOCK)\\b(?s:.*?)(?=^[A-Z_]{4,}\\b|\\z)");
  private static final Pattern BEHAVIOUR = Pattern.compile("(?m)^SPECIFICATION .*$");
  private static final Pattern SUBSTITUTION = Pattern.compile("(?m)^\\s+(\\w+) <- (\\w+)\\s*$");

  /// Prepares a model.
  ///
  /// @param specification the folder of the specification, with its models and its mutants
  /// @param folder a folder of its own
  public static TlcModel prepare(String name, Path specification, Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> all = Files.walk(specification)) {
      for (Path module : all.filter(path -> path.toString().endsWith(".tla")).toList()) {
        Files.writeString(folder.resolve(module.getFileName()), Files.readString(module));
      }
    }
    String configuration = Files.readString(find(specification, name + ".cfg"));
    Files.writeString(
        folder.resolve(MODULE + ".tla"),
        """
        ---- MODULE %s ----
        EXTENDS %s, TLC
        ASSUME PrintT(%s)
        GraphStay == UNCHANGED vars
        ====
        """
            .formatted(MODULE, name, ConstantsReader.EXPRESSION),
        StandardCharsets.UTF_8);
    String unchecked = SECTION.matcher(configuration).replaceAll("");
    Files.writeString(folder.resolve(GRAPH), unchecked + "\nCHECK_DEADLOCK FALSE\n");
    Files.writeString(
        folder.resolve(CONSTANTS),
        BEHAVIOUR.matcher(unchecked).replaceAll("INIT Init\nNEXT GraphStay"));
    Map<String, String> substituted = new TreeMap<>();
    Matcher matcher = SUBSTITUTION.matcher(configuration);
    while (matcher.find()) {
      substituted.put(matcher.group(2), matcher.group(1));
    }
    return new TlcModel(name, folder, substituted);
  }

  private static Path find(Path specification, String file) throws IOException {
    try (Stream<Path> all = Files.walk(specification)) {
      return all.filter(path -> path.getFileName().toString().equals(file))
          .findFirst()
          .orElseThrow(() -> new IOException("a model has a configuration: file=" + file));
    }
  }

  /// The action of the specification that a label stands for.
  String action(String label) {
    return substituted.getOrDefault(label, label);
  }
}
