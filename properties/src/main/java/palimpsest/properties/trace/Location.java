package palimpsest.properties.trace;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Something that actors share, as far as the trace is in order: its version, which versions are
/// still going to be read, and whose events wait for it.
final class Location {
  private final String name;
  private final Map<Long, Integer> awaitedReads = new HashMap<>();
  private long latestRead = -1;
  private int latestAwaited;
  private final Queue<ActorEvents> waiting = new ArrayDeque<>();
  private long version;
  private long writtenAtLine;
  private String writer = "";

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

  /// The actor that wrote the version; nobody where none did.
  String writer() {
    return writer;
  }

  void write(long newVersion, Event by) {
    version = newVersion;
    writtenAtLine = by.line();
    writer = by.actor();
  }

  /// It is a new one, by the same name.
  void renew() {
    version = 0;
    writtenAtLine = 0;
    writer = "";
  }

  /// The version that was awaited last is counted apart from the others: it mostly is the one.
  void awaitRead(long read) {
    if (read != latestRead) {
      if (latestAwaited > 0) {
        awaitedReads.put(latestRead, latestAwaited);
      }
      latestRead = read;
      latestAwaited = orNone(awaitedReads.remove(read));
    }
    latestAwaited++;
  }

  /// How many events are still going to read that version.
  int awaitedReads(long read) {
    return read == latestRead ? latestAwaited : orNone(awaitedReads.get(read));
  }

  private static int orNone(@Nullable Integer counted) {
    return counted == null ? 0 : counted;
  }

  /// A read that was awaited happened; true if it was the last one of that version.
  boolean read(long read) {
    if (read == latestRead) {
      latestAwaited--;
      return latestAwaited == 0;
    }
    return awaitedReads.merge(read, -1, (one, other) -> one + other == 0 ? null : one + other)
        == null;
  }

  Queue<ActorEvents> waiting() {
    return waiting;
  }
}
