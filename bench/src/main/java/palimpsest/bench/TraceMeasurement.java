package palimpsest.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import palimpsest.properties.trace.Event;
import palimpsest.properties.trace.TraceCheck;
import palimpsest.properties.trace.TraceReader;
import palimpsest.properties.trace.TraceVerdict;
import palimpsest.properties.trace.UnreadableTrace;

/// How many events a second are checked, beside how many are only parsed, and how many lines are
/// only read, from the same file, which is in the system's cache: checking takes two threads, of
/// which one parses, and the others take one each. The argument is a trace that conforms, as
/// `certify --traces` writes it; the first rounds are cold.
public final class TraceMeasurement {
  private static final int ROUNDS = 12;
  private static final int BUFFER_BYTES = 1 << 16;

  private TraceMeasurement() {}

  public static void main(String[] arguments) throws IOException, UnreadableTrace {
    Path file = Path.of(arguments[0]);
    System.out.printf("%s: %,d bytes%n", file.getFileName(), Files.size(file));
    for (int round = 1; round <= ROUNDS; round++) {
      long start = System.nanoTime();
      double lines = perSecond(countLines(file), start);
      start = System.nanoTime();
      double parsed = perSecond(countEvents(file), start);
      start = System.nanoTime();
      double checked = perSecond(check(file), start);
      System.out.printf(
          "round %2d: read %,.0f lines/s, parsed %,.0f events/s, checked %,.0f events/s:"
              + " %.2f times as long as reading, %.2f times as long as parsing%n",
          round, lines, parsed, checked, lines / checked, parsed / checked);
    }
  }

  private static long countLines(Path file) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long lines = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        for (int index = 0; index < count; index++) {
          lines += buffer[index] == '\n' ? 1 : 0;
        }
      }
    }
    return lines;
  }

  private static long countEvents(Path file) throws IOException, UnreadableTrace {
    long events = 0;
    try (TraceReader reader = TraceReader.open(Files.newInputStream(file))) {
      Optional<Event> event = reader.next();
      while (event.isPresent()) {
        events++;
        event = reader.next();
      }
    }
    return events;
  }

  private static long check(Path file) throws IOException {
    TraceVerdict verdict = new TraceCheck(TraceCheck.LINES_AHEAD).check(Files.newInputStream(file));
    if (verdict instanceof TraceVerdict.Conforms conforms) {
      return conforms.counts().total();
    }
    throw new IllegalArgumentException("what is measured conforms: found=" + verdict);
  }

  private static double perSecond(long count, long start) {
    return count * 1e9 / (System.nanoTime() - start);
  }
}
