package palimpsest.properties.path;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import palimpsest.impl.trace.TraceEvent;
import palimpsest.impl.trace.TraceSink;
import palimpsest.properties.trace.TraceCheck;
import palimpsest.properties.trace.TraceFile;
import palimpsest.properties.trace.TraceHeader;
import palimpsest.properties.trace.TraceVerdict;

/// The trace of a run in which every actor is observed: written to a file, and judged once it is
/// closed, by the gate's events alone and by the specification.
final class PathTrace implements TraceSink, AutoCloseable {
  private final Path file;
  private final TraceFile trace;
  private final GateTrace gate = new GateTrace();

  PathTrace(Path file, TraceHeader header) {
    this.file = file;
    try {
      this.trace = new TraceFile(Files.newOutputStream(file), header);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void emit(TraceEvent event) {
    trace.emit(event);
    gate.emit(event);
  }

  GateTrace gate() {
    return gate;
  }

  @Override
  public void close() {
    trace.close();
  }

  /// What is wrong with the run, by the trace that was written.
  List<String> problems() {
    List<String> problems = new ArrayList<>(gate.problems());
    try (InputStream in = Files.newInputStream(file)) {
      switch (new TraceCheck(TraceCheck.LINES_AHEAD).check(in)) {
        case TraceVerdict.Conforms _, TraceVerdict.Inconclusive _ -> {}
        case TraceVerdict.Violates violates ->
            problems.add(
                "no behaviour explains "
                    + violates.event().described()
                    + " of the trace: "
                    + violates.differs());
        case TraceVerdict.Unreadable unreadable ->
            problems.add("line " + unreadable.line() + " of the trace: " + unreadable.what());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return problems;
  }
}
