package palimpsest.tla;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads a graph that TLC wrote, a line at a time.
final class DotReader {
  private static final String EDGE = " -> ";
  private static final String LABEL = " [label=\"";
  private static final String INITIAL = ",style = filled";
  private static final String BEGIN = "{";
  private static final String END = "}";

  /// What stands between two variables of a state, as it is escaped in a label.
  private static final String AND = "\\n/\\\\ ";

  private static final String FIRST = "/\\\\ ";

  /// A variable has few values in comparison with the states, and most are read many times.
  private static final int KNOWN_MAX = 1 << 16;

  private final StateGraph.Visitor visitor;
  private final Map<String, Assignment> known = new HashMap<>();
  private long states;

  /// A variable's value in a state.
  private record Assignment(String variable, TlaValue value) {}

  DotReader(StateGraph.Visitor visitor) {
    this.visitor = visitor;
  }

  /// How many states the file has.
  ///
  /// @throws IOException if it cannot be read, or is not one that TLC wrote to its end
  long read(Path file) throws IOException {
    long number = 0;
    int open = 0;
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isEmpty() && (line.charAt(0) == '-' || Character.isDigit(line.charAt(0)))) {
          accept(line);
        } else if (line.endsWith(BEGIN)) {
          open++;
        } else if (line.equals(END)) {
          open--;
        }
      }
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
      throw new IOException(file + ":" + number + ": a line can be read: " + e.getMessage(), e);
    }
    if (open != 0) {
      throw new IOException("a graph is written to its end: file=" + file + " lines=" + number);
    }
    return states;
  }

  private void accept(String line) {
    int label = line.indexOf(LABEL);
    int arrow = line.indexOf(EDGE);
    if (arrow >= 0 && arrow < label) {
      int start = label + LABEL.length();
      visitor.transition(
          Long.parseLong(line, 0, arrow, 10),
          line.substring(start, line.indexOf('"', start)),
          Long.parseLong(line, arrow + EDGE.length(), label, 10));
      return;
    }
    int close = line.lastIndexOf('"');
    states++;
    visitor.state(
        Long.parseLong(line, 0, label, 10),
        values(line.substring(label + LABEL.length(), close)),
        line.startsWith(INITIAL, close + 1));
  }

  private SortedMap<String, TlaValue> values(String label) {
    SortedMap<String, TlaValue> values = new TreeMap<>();
    int start = label.startsWith(FIRST) ? FIRST.length() : 0;
    while (start < label.length()) {
      int end = label.indexOf(AND, start);
      Assignment read = assignment(label.substring(start, end < 0 ? label.length() : end));
      values.put(read.variable, read.value);
      start = end < 0 ? label.length() : end + AND.length();
    }
    return values;
  }

  private Assignment assignment(String escaped) {
    Assignment assignment = known.get(escaped);
    if (assignment == null) {
      Map.Entry<String, TlaValue> read =
          TlaReader.state(unescaped(escaped)).entrySet().iterator().next();
      assignment = new Assignment(read.getKey(), read.getValue());
      if (known.size() < KNOWN_MAX) {
        known.put(escaped, assignment);
      }
    }
    return assignment;
  }

  private static String unescaped(String escaped) {
    StringBuilder text = new StringBuilder(escaped.length());
    for (int at = 0; at < escaped.length(); at++) {
      char letter = escaped.charAt(at);
      if (letter == '\\') {
        at++;
        letter = escaped.charAt(at) == 'n' ? '\n' : escaped.charAt(at);
      }
      text.append(letter);
    }
    return text.toString();
  }
}
