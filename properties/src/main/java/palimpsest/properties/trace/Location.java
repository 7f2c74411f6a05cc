package palimpsest.properties.trace;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/// Something that actors share, as far as the trace is in order: its version, which versions are
/// still going to be read, and whose events wait for it.
final class Location {
  private final String name;
  private final Map<Long, Integer> awaitedReads = new HashMap<>();
  private final Queue<ActorEvents> waiting = new ArrayDeque<>();
  private long version;
  private long writtenAtLine;

  Location(String name, long version) {
    this.name = name;
    this.version = version;
  }

  String name() {
    return name;
  }

  long version() {
    return version;
  }

  /// The line of the event that wrote the version; 0 where none did.
  long writtenAtLine() {
    return writtenAtLine;
  }

  void write(long newVersion, long line) {
    version = newVersion;
    writtenAtLine = line;
  }

  void awaitRead(long read) {
    awaitedReads.merge(read, 1, Integer::sum);
  }

  /// How many events are still going to read that version.
  int awaitedReads(long read) {
    return awaitedReads.isEmpty() ? 0 : awaitedReads.getOrDefault(read, 0);
  }

  /// A read that was awaited happened; true if it was the last one of that version.
  boolean read(long read) {
    return awaitedReads.merge(read, -1, (one, other) -> one + other == 0 ? null : one + other)
        == null;
  }

  Queue<ActorEvents> waiting() {
    return waiting;
  }
}
