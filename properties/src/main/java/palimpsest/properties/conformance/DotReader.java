package palimpsest.properties.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import palimpsest.model.machine.State;

/// Reads the graph that TLC writes with `-dump dot,actionlabels`, a line at a time: it can be
/// hundreds of megabytes.
final class DotReader {
  private static final String EDGE = " -> ";
  private static final String LABEL = " [label=\"";

  private DotReader() {}

  /// Takes what is read. A state comes once; its transitions may come before it.
  interface Graph {
    void state(long id, State state, boolean isInitial);

    void transition(long source, String action, long target);
  }

  /// @throws IllegalArgumentException if a line is none that TLC writes
  static void read(Path file, Graph graph) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isEmpty() && (line.charAt(0) == '-' || Character.isDigit(line.charAt(0)))) {
          accept(line, graph);
        }
      }
    }
  }

  private static void accept(String line, Graph graph) {
    int label = line.indexOf(LABEL);
    if (label < 0) {
      throw new IllegalArgumentException("a state or a transition has a label: line=" + line);
    }
    int arrow = line.indexOf(EDGE);
    if (arrow >= 0 && arrow < label) {
      int start = label + LABEL.length();
      graph.transition(
          Long.parseLong(line.substring(0, arrow)),
          line.substring(start, line.indexOf('"', start)),
          Long.parseLong(line.substring(arrow + EDGE.length(), label)));
      return;
    }
    int close = line.lastIndexOf('"');
    String text = unescaped(line, label + LABEL.length(), close);
    boolean isInitial = line.startsWith(",style = filled", close + 1);
    graph.state(Long.parseLong(line.substring(0, label)), StateReader.read(text), isInitial);
  }

  private static String unescaped(String line, int start, int end) {
    StringBuilder text = new StringBuilder(end - start);
    for (int at = start; at < end; at++) {
      char letter = line.charAt(at);
      if (letter == '\\') {
        at++;
        letter = line.charAt(at) == 'n' ? '\n' : line.charAt(at);
      }
      text.append(letter);
    }
    return text.toString();
  }
}
