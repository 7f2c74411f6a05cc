package palimpsest.properties.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import palimpsest.model.machine.fastload.FastloadState;
import palimpsest.properties.trace.TraceHeader.ImageInfo;

/// Takes the events of a trace, in an order that its versions allow, and explains each by the
/// reference machine: in one way or not at all, without a search.
final class Replay {
  private final TraceHeader header;
  private final Tables tables;
  private final List<PortReplay> ports;
  private final List<WorkerReplay> workers = new ArrayList<>();
  private final UpdateReplay update;
  private final Protocol protocol;
  private final TraceCounts.Draft counts = new TraceCounts.Draft();
  private @Nullable Event last;

  Replay(TraceHeader header, UpdateReplay.Forgetting forgetting, Protocol.Witness witness) {
    this.header = header;
    ImageInfo running = header.image(header.running()).orElseThrow();
    this.protocol = new Protocol(PairConstants.alone(header, running).constants(), witness);
    this.tables = new Tables(header, running);
    this.ports = Stream.generate(PortReplay::new).limit(header.ports()).toList();
    for (int worker = 0; worker < header.workers(); worker++) {
      workers.add(new WorkerReplay(worker, protocol, header));
    }
    this.update = new UpdateReplay(header, running, protocol, tables, forgetting);
  }

  /// Explains the next event.
  void take(Event event) throws Unexplained, Undecided, UnreadableTrace {
    Protocol.Point before = protocol.point();
    Optional<FastloadState> stored = update.stored().map(FastloadProtocol::state);
    try {
      explain(event);
    } catch (Unexplained e) {
      protocol.back(before); // to where something else was allowed
      stored.ifPresent(state -> update.stored().orElseThrow().back(state));
      throw e;
    }
    counts.add(event);
    last = event;
  }

  private void explain(Event event) throws Unexplained, Undecided, UnreadableTrace {
    switch (event.action().who()) {
      case PORT -> submit(event);
      case WORKER -> {
        worker(event).take(event, port(event), tables, update.running().version());
        update.follow(event);
      }
      case START -> starts(event);
      case UPDATE -> update.take(event);
      case PROCESSOR -> throw new IllegalStateException("an adapter has no processor: " + event);
      case ANYBODY ->
          throw new Unexplained("the adapter itself failed: " + event.text(Field.BECAUSE));
    }
  }

  private void starts(Event event) throws Unexplained, Undecided, UnreadableTrace {
    if (event.actor().equals(Action.Who.START.prefix())) {
      update.start(event);
    } else {
      update.take(event);
    }
  }

  /// What was explained so far.
  TraceCounts counts() {
    return counts.done();
  }

  /// The event that was explained last.
  @Nullable Event last() {
    return last;
  }

  /// The names of the actions that would be explained as the next one of the event's actor.
  List<String> allowed(Event instead) {
    String actor = instead.actor();
    if (actor.startsWith(Action.Who.PORT.prefix())) {
      return List.of("Submit");
    }
    return actor.startsWith(Action.Who.WORKER.prefix())
        ? worker(instead).allowed()
        : update.allowed(instead);
  }

  private void submit(Event event) throws Unexplained, UnreadableTrace {
    String location = Action.Who.PORT.prefix() + event.number(Field.PORT);
    long version = Touched.wrote(event, location);
    Touched.no(event, 0, 1);
    if (!event.actor().equals(location) || version != 2 * event.number(Field.REQUEST) - 1) {
      throw new Unexplained("a host asks at its own port: version=" + version);
    }
    port(event).submit(event);
  }

  private WorkerReplay worker(Event event) {
    String actor = event.actor();
    int prefix = Action.Who.WORKER.prefix().length();
    return workers.get(Integer.parseInt(actor, prefix, actor.length(), 10));
  }

  private PortReplay port(Event event) throws UnreadableTrace {
    long port = event.number(Field.PORT);
    if (port >= header.ports()) {
      throw new UnreadableTrace(event.line(), "a port is one that the header counts: port=" + port);
    }
    return ports.get((int) port);
  }
}
