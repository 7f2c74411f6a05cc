package palimpsest.properties.trace;

import java.util.Optional;

/// Checks the trace of a roll: one actor takes all steps, so they are in order as they stand. Keeps
/// no event.
final class RollTraceCheck {
  private final TraceReader reader;
  private final RollReplay replay;

  RollTraceCheck(TraceReader reader, RollHeader header) {
    this.reader = reader;
    this.replay = new RollReplay(header);
  }

  TraceVerdict verdict() throws UnreadableTrace {
    Optional<Event> event = Optional.empty();
    try (reader) {
      event = reader.next();
      while (event.isPresent()) {
        replay.take(event.get());
        event = reader.next();
      }
      return TraceEnd.of(reader, replay.counts());
    } catch (Unexplained e) {
      return new TraceVerdict.Violates(
          replay.counts(),
          event.orElseThrow(),
          Optional.ofNullable(replay.last()),
          replay.allowed(),
          String.valueOf(e.getMessage()));
    } catch (Undecided e) {
      return new TraceVerdict.Inconclusive(replay.counts(), String.valueOf(e.getMessage()));
    }
  }
}
