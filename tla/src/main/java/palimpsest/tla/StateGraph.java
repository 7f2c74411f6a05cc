package palimpsest.tla;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;

/// All reachable states of a model and the transitions between them, in a file that TLC wrote: the
/// file can be hundreds of megabytes, so it is read anew each time, and never kept.
///
/// @param file written with `-dump dot,actionlabels`
/// @param distinct how many states TLC counted
public record StateGraph(Path file, long distinct) {
  /// Takes what is read.
  public interface Visitor {
    /// A state, once; its transitions may come before it.
    ///
    /// @param values by variable; equal values are mostly the same object
    void state(long id, SortedMap<String, TlaValue> values, boolean isInitial);

    /// A transition; the same one may come several times.
    ///
    /// @param action its name, without arguments
    void transition(long source, String action, long target);
  }

  /// Reads the graph to its end.
  ///
  /// @throws IOException if the file cannot be read, is not one that TLC writes, or lacks a part
  public void read(Visitor visitor) throws IOException {
    long found = new DotReader(visitor).read(file);
    if (found != distinct) {
      throw new IOException(
          "the graph has the states that TLC counted: file="
              + file
              + " counted="
              + distinct
              + " found="
              + found);
    }
  }
}
