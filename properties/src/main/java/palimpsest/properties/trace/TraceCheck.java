package palimpsest.properties.trace;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/// Checks a trace: reads it once, event by event, puts the events in order and explains each. Takes
/// time in proportion to the trace, and memory in proportion to the lines it looks ahead.
public final class TraceCheck {
  /// Twice as many lines as our own writer's buffers hold.
  public static final int LINES_AHEAD = 1 << 14;

  private final int linesAhead;

  public TraceCheck(int linesAhead) {
    if (linesAhead < 1) {
      throw new IllegalArgumentException(
          "at least one line is looked ahead: linesAhead=" + linesAhead);
    }
    this.linesAhead = linesAhead;
  }

  /// Checks a trace, and closes its stream.
  public TraceVerdict check(InputStream in) {
    return check(in, Protocol.Witness.NONE);
  }

  /// The same with a witness of the steps that explain the events.
  TraceVerdict check(InputStream in, Protocol.Witness witness) {
    try {
      TraceReader reader = TraceReader.open(in);
      return reader.roll().isPresent()
          ? new RollTraceCheck(reader, reader.roll().get()).verdict()
          : new Run(reader, linesAhead, witness).verdict();
    } catch (UnreadableTrace e) {
      return new TraceVerdict.Unreadable(e.line(), e.getMessage());
    }
  }

  private static final class Run {
    private final TraceReader reader;
    private final EventOrder order;
    private final Replay replay;

    Run(TraceReader reader, int linesAhead, Protocol.Witness witness) {
      this.reader = reader;
      TraceHeader header = reader.header();
      this.replay = new Replay(header, this::forget, witness);
      this.order = new EventOrder(header.versions(), linesAhead, replay::take);
    }

    TraceVerdict verdict() throws UnreadableTrace {
      try (ReadAhead events = new ReadAhead(reader)) {
        events.each(order::add);
        return ended(order.finish());
      } catch (Unexplained e) {
        return violates(order.current().orElseThrow(), e.getMessage());
      } catch (Undecided e) {
        return new TraceVerdict.Inconclusive(replay.counts(), e.getMessage());
      }
    }

    private void forget(String location) {
      order.renew(location);
    }

    private TraceVerdict ended(Optional<String> waiting) throws UnreadableTrace {
      if (waiting.isPresent() && reader.isComplete()) {
        return violates(order.waiting().orElseThrow(), waiting.get());
      }
      return TraceEnd.of(reader, replay.counts());
    }

    private TraceVerdict violates(Event event, String differs) {
      List<String> allowed = replay.allowed(event);
      return new TraceVerdict.Violates(
          replay.counts(), event, Optional.ofNullable(replay.last()), allowed, differs);
    }
  }
}
