package palimpsest.properties.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import palimpsest.properties.trace.Event.Access;

/// Traces of runs, looked at from outside of the checker, too.
final class Traces {
  private static final Set<Action> PAUSE =
      EnumSet.of(
          Action.DRAIN,
          Action.EXPIRE_DRAIN,
          Action.SEEK_MARK,
          Action.CLEAR_MARK,
          Action.READ_ENTRY,
          Action.WRITE_ENTRY,
          Action.BEGIN_OVERLAY,
          Action.COPY_BLOCK,
          Action.VERIFY_COPY,
          Action.INITIALIZE,
          Action.SWITCH,
          Action.GRANT);

  private Traces() {}

  static TraceVerdict check(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new TraceCheck(TraceCheck.LINES_AHEAD).check(in);
    }
  }

  static TraceCounts conforming(Path file, long seed) throws IOException {
    TraceVerdict verdict = check(file);
    assertThat(verdict).as("seed=%d", seed).isInstanceOf(TraceVerdict.Conforms.class);
    return ((TraceVerdict.Conforms) verdict).counts();
  }

  /// Whenever the gate is closed there is an overlay, or the end of one that was given up: the
  /// update does nothing else; and whoever turned back had found the gate as it was closed then.
  static void checkPauses(Path file, long seed) throws IOException {
    Set<Long> closed = new HashSet<>();
    Map<String, Long> seen = new HashMap<>();
    Set<Long> waitedFor = new HashSet<>();
    Set<String> pausing = new HashSet<>();
    try (TraceReader reader = TraceReader.open(Files.newInputStream(file))) {
      Optional<Event> next = reader.next();
      while (next.isPresent()) {
        Event event = next.get();
        switch (event.action()) {
          case CLOSE_GATE -> {
            pausing.add(event.actor());
            closed.add(version(event));
          }
          case OPEN_GATE, REOPEN_GATE -> pausing.remove(event.actor());
          case ENTER -> seen.put(event.actor(), version(event));
          case RETREAT -> waitedFor.add(seen.getOrDefault(event.actor(), -1L));
          default -> {
            if (pausing.contains(event.actor())) {
              assertThat(PAUSE).as("seed=%d %s", seed, event.described()).contains(event.action());
            }
          }
        }
        next = reader.next();
      }
    } catch (UnreadableTrace e) {
      throw new AssertionError("seed=" + seed, e);
    }
    assertThat(closed).as("seed=%d pauses", seed).isNotEmpty().containsAll(waitedFor);
  }

  private static long version(Event event) {
    return Stream.concat(event.reads().stream(), event.writes().stream())
        .filter(access -> access.location().equals("gate"))
        .mapToLong(Access::version)
        .findFirst()
        .orElseThrow();
  }
}
