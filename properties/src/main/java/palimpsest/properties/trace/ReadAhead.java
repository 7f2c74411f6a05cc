package palimpsest.properties.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// Reads a trace in a thread of its own, some events ahead of whoever takes them: to read a line
/// takes as long as to check it. What cannot be read is told behind the events before it.
///
/// Whoever takes no more of them closes this; the thread closes the reader, as nobody else knows
/// when it is done with it.
final class ReadAhead implements AutoCloseable {
  private static final int EVENTS = 512;
  private static final int BATCHES = 4;

  private final BlockingQueue<Batch> batches = new ArrayBlockingQueue<>(BATCHES);
  private final Thread thread;

  /// What was read at a stretch, and what ended it, where something did. None is empty but
  /// the last.
  private record Batch(List<Event> events, Optional<Throwable> failure) {}

  /// Begins to read. The reader's words on how the trace ended hold once there is no next event.
  ReadAhead(TraceReader reader) {
    this.thread = Thread.ofPlatform().daemon().name("read-ahead").start(() -> read(reader));
  }

  private void read(TraceReader reader) {
    try (reader) {
      boolean isOver = false;
      while (!isOver) {
        Batch batch = batch(reader);
        batches.put(batch);
        isOver = batch.events.isEmpty() || batch.failure.isPresent();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // nobody takes the rest
    }
  }

  @SuppressWarnings("IllegalCatch") // it is thrown again where events are taken
  private static Batch batch(TraceReader reader) {
    List<Event> events = new ArrayList<>(EVENTS);
    try {
      Optional<Event> event = reader.next();
      while (event.isPresent()) {
        events.add(event.get());
        event = events.size() < EVENTS ? reader.next() : Optional.empty();
      }
      return new Batch(events, Optional.empty());
    } catch (UnreadableTrace | RuntimeException | Error e) {
      return new Batch(events, Optional.of(e));
    }
  }

  /// Takes the events that follow; none at the end, wherever that is.
  interface Taker {
    void take(Event event) throws Unexplained, Undecided, UnreadableTrace;
  }

  /// Has all events taken.
  void each(Taker taker) throws Unexplained, Undecided, UnreadableTrace {
    Batch batch = next();
    while (!batch.events.isEmpty()) {
      for (Event event : batch.events) {
        taker.take(event);
      }
      tell(batch);
      batch = next();
    }
    tell(batch);
  }

  private static void tell(Batch batch) throws UnreadableTrace {
    if (batch.failure.isPresent()) {
      switch (batch.failure.get()) {
        case UnreadableTrace unreadable -> throw unreadable;
        case RuntimeException defect -> throw defect;
        case Error error -> throw error;
        case Throwable other -> throw new IllegalStateException("a line is read or not", other);
      }
    }
  }

  private Batch next() {
    boolean isInterrupted = false;
    try {
      while (true) {
        try {
          return batches.take();
        } catch (InterruptedException _) {
          isInterrupted = true;
        }
      }
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
