package palimpsest.impl.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.impl.trace.TraceEvent.Access;
import palimpsest.impl.trace.TraceEvent.Argument;

/// Whoever takes steps: a worker or the update. Collects what a step touches while it is taken, and
/// tells the sink once it has been.
///
/// Used by one thread at a time.
public final class Actor {
  private final String name;
  private final TraceSink sink;
  private final boolean on;
  private final boolean watched;
  private final List<Access> accesses = new ArrayList<>();
  private final List<Argument> said = new ArrayList<>();
  private Optional<String> turnedOut = Optional.empty();
  private long sequence;

  public Actor(String name, TraceSink sink) {
    this.name = name;
    this.sink = sink;
    this.on = sink.takes(name);
    this.watched = !on && sink.watches(name);
  }

  public String name() {
    return name;
  }

  public boolean isTraced() {
    return on;
  }

  /// Whether it is told which steps are taken, and nothing besides.
  public boolean isWatched() {
    return watched;
  }

  public void read(String location, long version) {
    if (on) {
      accesses.add(new Access(location, version, false));
    }
  }

  public void wrote(String location, long version) {
    if (on) {
      accesses.add(new Access(location, version, true));
    }
  }

  /// What shows only while the step is taken.
  public void say(String name, String value) {
    if (on) {
      said.add(new Argument(name, value));
    }
  }

  public void say(String name, long value) {
    if (on) {
      said.add(new Argument(name, value));
    }
  }

  /// The step that is being taken turns out to be another action than its stage is named for: it
  /// fails, or its time is over.
  public void turnsOut(String action) {
    turnedOut = Optional.of(action);
  }

  /// The step was taken; if it turned out to be another action, the event says instead of which.
  public void took(String action, List<Argument> arguments) {
    if (on) {
      sequence++;
      List<Argument> all = new ArrayList<>(arguments);
      all.addAll(said);
      turnedOut.ifPresent(_ -> all.add(new Argument("step", action)));
      sink.emit(new TraceEvent(name, sequence, turnedOut.orElse(action), all, accesses));
    } else if (watched) {
      sink.stepped(name, turnedOut.orElse(action));
    }
    forget();
  }

  /// No step was taken: what it looked at was nothing.
  public void forget() {
    accesses.clear();
    said.clear();
    turnedOut = Optional.empty();
  }
}
