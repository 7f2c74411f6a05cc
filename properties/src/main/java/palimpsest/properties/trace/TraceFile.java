package palimpsest.properties.trace;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import palimpsest.impl.trace.TraceEvent;
import palimpsest.impl.trace.TraceSink;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.MinimalPrettyPrinter;

/// Writes a trace while it happens.
///
/// Each actor has a buffer of its own, so that actors do not wait for each other; a thread writes
/// all buffers out as soon as one of them has some events. So events of different actors stand in
/// the file in nearly the order in which they happened: they are apart by no more than the buffers
/// hold. Where the thread does not keep up, an actor waits for it.
public final class TraceFile implements TraceSink, AutoCloseable {
  /// More would be farther apart than the checker looks ahead.
  private static final int EVENTS_MAX = TraceCheck.LINES_AHEAD / 2;

  private final int eventsMax;
  private final JsonGenerator out;
  private final Map<String, Buffer> buffers = new ConcurrentHashMap<>();
  private final Semaphore news = new Semaphore(0);
  private final Thread writer;
  private volatile boolean closing;
  private volatile @Nullable Throwable failure;
  private long written;

  /// A trace that goes to a stream, which is closed with it.
  public TraceFile(OutputStream out, TraceHeader header) {
    int actors = header.ports() + header.workers() + 1;
    this.eventsMax = EVENTS_MAX / actors;
    if (eventsMax == 0) {
      throw new IllegalArgumentException(
          "each actor has a place for an event: actors=" + actors + " places=" + EVENTS_MAX);
    }
    this.out =
        HeaderJson.JSON
            .writer()
            .with(new MinimalPrettyPrinter(""))
            .createGenerator(out, JsonEncoding.UTF8);
    this.out.writeRaw(HeaderJson.write(header));
    this.out.writeRaw('\n');
    this.writer = Thread.ofPlatform().name("trace").daemon().start(this::write);
  }

  @Override
  public void emit(TraceEvent event) {
    checkWritten();
    if (closing) {
      throw new IllegalStateException("the trace is over: event=" + event);
    }
    if (buffers.computeIfAbsent(event.actor(), _ -> new Buffer()).add(event)) {
      news.release();
    }
  }

  /// Writes what is left and the last line.
  @Override
  public void close() {
    closing = true;
    news.release();
    boolean interrupted = false;
    while (writer.isAlive()) {
      try {
        writer.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    checkWritten();
  }

  private void checkWritten() {
    Throwable broken = failure;
    if (broken != null) {
      throw new IllegalStateException(
          "the trace cannot be written: " + broken.getMessage(), broken);
    }
  }

  private void write() {
    try (out) {
      while (!closing) {
        news.acquireUninterruptibly();
        news.drainPermits();
        writeBuffers();
      }
      writeBuffers();
      out.writeRaw("{\"events\":" + written + "}\n");
    } catch (RuntimeException | Error e) { // whatever it is, nobody waits for this thread
      failure = e;
      buffers.values().forEach(Buffer::take);
    }
  }

  private void writeBuffers() {
    for (Buffer buffer : buffers.values()) {
      for (TraceEvent event : buffer.take()) {
        EventJson.write(out, event);
        out.writeRaw('\n');
        written++;
      }
    }
  }

  /// The events of one actor that are not written yet.
  private final class Buffer {
    private List<TraceEvent> events = new ArrayList<>();

    /// Adds an event; true if the buffer is worth writing now.
    synchronized boolean add(TraceEvent event) {
      boolean interrupted = false;
      while (events.size() >= eventsMax && failure == null) {
        try {
          wait();
        } catch (InterruptedException _) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      events.add(event);
      return events.size() == Math.max(eventsMax / 4, 1);
    }

    synchronized List<TraceEvent> take() {
      List<TraceEvent> taken = events;
      events = new ArrayList<>();
      notifyAll();
      return taken;
    }
  }
}
