package palimpsest.properties.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.model.machine.CodeUpdate;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.Fault;
import palimpsest.properties.trace.Event.Access;

/// Versions put the events of all actors in order, whatever the order of their lines; and where
/// they contradict each other, there is none.
final class EventOrderTest {
  private static final Constants CONSTANTS =
      WalkConstants.layouts(EnumSet.of(Fault.SOURCE, Fault.CODE, Fault.BLOCK));
  private static final int STEPS = 600;

  /// What is said of events in the order of their lines; nothing where all are explained.
  private static Optional<String> differs(TraceHeader header, List<Event> events, int linesAhead) {
    List<EventOrder> orders = new ArrayList<>();
    Replay replay =
        new Replay(header, location -> orders.getFirst().renew(location), Protocol.Witness.NONE);
    EventOrder order = new EventOrder(header.versions(), linesAhead, replay::take);
    orders.add(order);
    try {
      for (Event event : events) {
        order.add(event);
      }
      return order.finish();
    } catch (Undecided e) {
      return Optional.of("undecided: " + e.getMessage());
    } catch (Unexplained | UnreadableTrace e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static List<Event> walk(long seed) {
    Walk walk = new Walk(new CodeUpdate(CONSTANTS), seed);
    Narrator narrator = new Narrator(CONSTANTS);
    List<Event> events = new ArrayList<>();
    for (int step = 1; step <= STEPS; step++) {
      walk.next()
          .flatMap(one -> narrator.tell(one.before(), one.step(), one.after()))
          .ifPresent(events::add);
    }
    return events;
  }

  /// The same events, each actor's in their order, in other lines.
  private static List<Event> mingled(List<Event> events, SplittableRandom random) {
    Map<String, List<Event>> actors = new LinkedHashMap<>();
    events.forEach(
        event -> actors.computeIfAbsent(event.actor(), _ -> new ArrayList<>()).add(event));
    List<List<Event>> left = new ArrayList<>(actors.values());
    List<Event> mingled = new ArrayList<>();
    while (!left.isEmpty()) {
      int index = random.nextInt(left.size());
      mingled.add(inLine(left.get(index).removeFirst(), mingled.size() + 2));
      if (left.get(index).isEmpty()) {
        left.remove(index);
      }
    }
    return mingled;
  }

  private static Event inLine(Event event, long line) {
    return new Event(
        line,
        event.actor(),
        event.sequence(),
        event.action(),
        event.details(),
        event.reads(),
        event.writes());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void eventsAreExplainedHoweverTheirLinesAreMingled(long seed) {
    TraceHeader header = MachineHeader.of(CONSTANTS);
    List<Event> events = walk(seed);
    assertThat(events).hasSizeGreaterThan(STEPS / 2);
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 1; round <= 5; round++) {
      List<Event> mingled = mingled(events, random);
      assertThat(differs(header, mingled, STEPS)).as("seed=%d round=%d", seed, round).isEmpty();
    }
  }

  /// Lines too far apart are no violation.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void withLittleLookAheadEventsAreExplainedOrUndecided(long seed) {
    TraceHeader header = MachineHeader.of(CONSTANTS);
    List<Event> mingled = mingled(walk(seed), new SplittableRandom(seed));
    for (int ahead = 1; ahead <= 256; ahead *= 4) {
      assertThat(differs(header, mingled, ahead).orElse("undecided: not at all"))
          .as("seed=%d linesAhead=%d", seed, ahead)
          .startsWith("undecided: ");
    }
  }

  /// The worker said that it is inside and found the gate open, while the update closed it and
  /// found nobody inside: each missed the other, as can be where stores wait in buffers.
  @Test
  void whoMissEachOtherAtTheGateContradictEachOther() throws IOException, UnreadableTrace {
    List<Event> events = new ArrayList<>();
    TraceHeader header;
    Path file = Path.of("..", "docs", "examples", "emitted_by_python.ndjson");
    try (TraceReader reader = TraceReader.open(Files.newInputStream(file))) {
      header = reader.header();
      Optional<Event> event = reader.next();
      while (event.isPresent()) {
        events.add(event.get());
        event = reader.next();
      }
    }
    assertThat(differs(header, events, 100)).isEmpty();
    events.removeIf(
        event ->
            event.action() == Action.RETREAT
                || event.action() == Action.AWAIT_GATE
                || (event.action() == Action.ANNOUNCE && event.writes().getFirst().version() == 5)
                || (event.action() == Action.ENTER && event.reads().getFirst().version() == 2));
    events.replaceAll(
        event ->
            switch (event.action()) {
              case ENTER -> reading(event, new Access("gate", 0), new Access("generation", 0));
              case DRAIN -> reading(event, new Access("worker-0", 2));
              case LEAVE -> event.line() < 20 ? event : writing(event, new Access("worker-0", 4));
              default -> event;
            });
    assertThat(differs(header, events, 100))
        .hasValueSatisfying(line -> assertThat(line).contains("gate@1", "still wait to read it"));
  }

  private static Event reading(Event event, Access... reads) {
    return new Event(
        event.line(),
        event.actor(),
        event.sequence(),
        event.action(),
        event.details(),
        List.of(reads),
        event.writes());
  }

  private static Event writing(Event event, Access... writes) {
    return new Event(
        event.line(),
        event.actor(),
        event.sequence(),
        event.action(),
        event.details(),
        event.reads(),
        List.of(writes));
  }
}
