package palimpsest.properties.trace;

import java.util.ArrayList;
import java.util.List;
import palimpsest.model.machine.Entry;
import palimpsest.model.machine.EnvironmentStep;
import palimpsest.model.machine.Request;
import palimpsest.model.machine.Words;
import palimpsest.model.machine.WorkerPlace;
import palimpsest.model.machine.WorkerStep;

/// A worker as far as its events tell.
///
/// The reference machine knows where it is. What it does between serving and leaving, where an
/// image's code may change several entries of any size, is known here: the machine's worker waits
/// until then at the door.
final class WorkerReplay {
  private enum Next {
    WRITE_WORD,
    WRITE_HEADER,
    MARK_ENTRY
  }

  private final int number;
  private final Protocol protocol;
  private final TraceHeader header;
  private final String sessions;
  private final String location;

  private int portNumber;
  private long request;
  private String version = "";
  private long changesLeft;
  private boolean sessionChanged;
  private Next next = Next.WRITE_WORD;
  private final List<String> words = new ArrayList<>();
  private String structure = "";
  private int entry;

  /// @param number counted from 0, as in traces; the machine counts from 1
  WorkerReplay(int number, Protocol protocol, TraceHeader header) {
    this.number = number;
    this.protocol = protocol;
    this.header = header;
    this.sessions = header.sessions();
    this.location = Action.Who.WORKER.prefix() + number;
  }

  void take(Event event, PortReplay port, Tables tables, String runningVersion)
      throws Unexplained, UnreadableTrace {
    if (event.action() == Action.ANNOUNCE) {
      announce(event, port);
      return;
    }
    if (protocol.place(machineNumber()) == WorkerPlace.IDLE) {
      throw new Unexplained("the specification does not allow " + event.action() + " here");
    }
    if (event.number(Field.PORT) != portNumber || event.number(Field.REQUEST) != request) {
      throw new Unexplained(
          "a worker has one request at a time: port=" + portNumber + " request=" + request);
    }
    switch (event.action()) {
      case ENTER -> enter(event, runningVersion);
      case RETREAT -> {
        protocol.take(new WorkerStep.Retreat(machineNumber()));
        touchesItself(event);
      }
      case AWAIT_GATE -> {
        protocol.take(new WorkerStep.AwaitGate(machineNumber()));
        Touched.read(event, "gate");
        Touched.no(event, 1, 0);
      }
      case SERVE -> serve(event, port);
      case WRITE_WORD -> writeWord(event, port, tables);
      case WRITE_HEADER -> writeHeader(event, port, tables);
      case MARK_ENTRY -> markEntry(event, tables);
      case LEAVE -> leave(event, port);
      case MOVE_BLOCK -> {
        protocol.take(new WorkerStep.MoveBlock(machineNumber()));
        Touched.no(event, 0, 0);
      }
      default -> answer(event, port);
    }
  }

  /// The names of the actions that the worker could take.
  List<String> allowed() {
    WorkerPlace place = protocol.place(machineNumber());
    if (place == WorkerPlace.IDLE) {
      return List.of("Announce");
    }
    if (place != WorkerPlace.LEAVE
        || (next == Next.WRITE_WORD && words.isEmpty() && changesLeft == 0)) {
      return List.of(place.toString());
    }
    return List.of(
        switch (next) {
          case WRITE_WORD -> "WriteWord";
          case WRITE_HEADER -> "WriteHeader";
          case MARK_ENTRY -> "MarkEntry";
        });
  }

  private int machineNumber() {
    return number + 1;
  }

  /// An idle worker takes the port's request; the machine hears of it only now.
  private void announce(Event event, PortReplay port) throws Unexplained, UnreadableTrace {
    int asked = (int) event.number(Field.PORT);
    if (protocol.place(machineNumber()) == WorkerPlace.IDLE) {
      port.take(number);
      portNumber = asked;
      request = event.number(Field.REQUEST);
      protocol.take(new EnvironmentStep.Submit(machineNumber(), Request.READ));
    } else if (asked != portNumber || event.number(Field.REQUEST) != request) {
      throw new Unexplained(
          "a worker has one request at a time: port=" + portNumber + " request=" + request);
    }
    protocol.take(new WorkerStep.Announce(machineNumber(), machineNumber()));
    long asks = Touched.read(event, Action.Who.PORT.prefix() + portNumber);
    if (asks != 2 * request - 1) {
      throw new Unexplained("a request is taken as it was submitted: version=" + asks);
    }
    Touched.wrote(event, location);
    Touched.no(event, 1, 1);
  }

  private void enter(Event event, String runningVersion) throws Unexplained, UnreadableTrace {
    protocol.take(new WorkerStep.Enter(machineNumber()));
    Touched.read(event, "gate");
    boolean isInside = protocol.place(machineNumber()) == WorkerPlace.SERVE;
    boolean readsCode = event.reads().size() > 1;
    if (isInside != readsCode) {
      throw new Unexplained(
          isInside
              ? "the gate is open, so the worker takes the running code in hand"
              : "the gate is closed, so the worker does not take the running code in hand");
    }
    if (isInside) {
      Touched.read(event, "generation");
      version = runningVersion;
    }
    Touched.no(event, isInside ? 2 : 1, 0);
  }

  private void serve(Event event, PortReplay port) throws Unexplained, UnreadableTrace {
    int worker = machineNumber();
    if (protocol.place(worker) != WorkerPlace.SERVE) {
      throw new Unexplained("the specification does not allow Serve here");
    }
    boolean moves = event.flag(Field.MOVES);
    if (moves != port.isMoving()) {
      throw new Unexplained(
          port.isMoving()
              ? "the host asks in the session that it was told of, so a block is moved"
              : "no block is moved without a session");
    }
    if (port.isChangingSession() && event.number(Field.CHANGES) == 0) {
      throw new Unexplained("a login or a logout changes the session's entry");
    }
    protocol.tell(
        state -> {
          int layout = protocol.constants().image(state.worker(worker).code()).layout();
          Entry known =
              new Entry(moves, Words.encode(layout, moves ? 1 : 0), Words.encode(layout, 0));
          return state.with(state.data().withEntry(state.data().root(), worker, known));
        });
    protocol.take(new WorkerStep.Serve(worker));
    changesLeft = event.number(Field.CHANGES);
    sessionChanged = false;
    next = Next.WRITE_WORD;
    words.clear();
    Touched.no(event, 0, 0);
  }

  private void writeWord(Event event, PortReplay port, Tables tables)
      throws Unexplained, UnreadableTrace {
    expect(Next.WRITE_WORD, event);
    if (words.isEmpty()) {
      begin(event, port, tables);
    }
    expectEntry(event);
    if (event.number(Field.WORD) != words.size()) {
      throw new Unexplained("words are written in their order: word=" + words.size());
    }
    words.add(event.text(Field.VALUE));
    if (words.size() == tables.of(structure).info().words()) {
      next = Next.WRITE_HEADER;
    }
    Touched.no(event, 0, 0);
  }

  /// The first word of a change: an entry of the port's own, unless the adapter has but one.
  private void begin(Event event, PortReplay port, Tables tables) throws Unexplained {
    if (changesLeft == 0) {
      throw new Unexplained("there are no more changes than the image's code wanted");
    }
    structure = event.text(Field.STRUCTURE);
    entry = (int) event.number(Field.ENTRY);
    int entries = tables.of(structure).info().entries();
    boolean isOwn = entries == header.ports() ? entry == portNumber : entry < entries;
    if (!isOwn) {
      throw new Unexplained("a request changes entries of its port: port=" + portNumber);
    }
    if (structure.equals(sessions)) {
      if (sessionChanged || !port.isChangingSession()) {
        throw new Unexplained("the session's entry is changed once, by a login or a logout");
      }
      sessionChanged = true;
    }
  }

  /// Ports may share an entry, and only its header has a version: until then its words are the
  /// worker's own.
  private void writeHeader(Event event, PortReplay port, Tables tables)
      throws Unexplained, UnreadableTrace {
    expect(Next.WRITE_HEADER, event);
    expectEntry(event);
    boolean present = event.flag(Field.PRESENT);
    if (structure.equals(sessions) && present != port.kind().equals("login")) {
      throw new Unexplained("a login's entry is there, a logout's is not");
    }
    Entries entries = tables.of(structure);
    entries.write(entry, words);
    entries.writeHeader(entry, Touched.wrote(event, entries.location(entry)), present);
    next = Next.MARK_ENTRY;
    Touched.no(event, 0, 1);
  }

  private void markEntry(Event event, Tables tables) throws Unexplained, UnreadableTrace {
    expect(Next.MARK_ENTRY, event);
    expectEntry(event);
    Touched.read(event, "tracking");
    Entries entries = tables.of(structure);
    boolean isTracked = tables.isTracked(structure);
    if (isTracked == event.writes().isEmpty()) {
      throw new Unexplained(
          isTracked
              ? "the structure is tracked, so its changed entry is marked"
              : "the structure is not tracked, so its entry is not marked");
    }
    if (isTracked) {
      entries.mark(entry, Touched.wrote(event, entries.marks(entry)));
    }
    Touched.no(event, 1, isTracked ? 1 : 0);
    changesLeft--;
    next = Next.WRITE_WORD;
    words.clear();
  }

  private void leave(Event event, PortReplay port) throws Unexplained, UnreadableTrace {
    if (next != Next.WRITE_WORD || !words.isEmpty() || changesLeft != 0) {
      throw new Unexplained("whatever is to be changed is changed and marked before that");
    }
    if (protocol.place(machineNumber()) == WorkerPlace.LEAVE
        && port.isChangingSession() != sessionChanged) {
      throw new Unexplained("a login or a logout changes the session's entry before that");
    }
    protocol.take(new WorkerStep.Leave(machineNumber()));
    touchesItself(event);
  }

  private void answer(Event event, PortReplay port) throws Unexplained, UnreadableTrace {
    protocol.take(new WorkerStep.Answer(machineNumber()));
    if (event.has(Field.SERVED_BY) && !event.text(Field.SERVED_BY).equals(version)) {
      throw new Unexplained("the image that was entered served the request: version=" + version);
    }
    long answers = Touched.wrote(event, Action.Who.PORT.prefix() + portNumber);
    if (answers != 2 * request) {
      throw new Unexplained("a request is answered once: version=" + answers);
    }
    Touched.no(event, 0, 1);
    port.answer(event);
  }

  private void touchesItself(Event event) throws UnreadableTrace {
    Touched.wrote(event, location);
    Touched.no(event, 0, 1);
  }

  private void expect(Next expected, Event event) throws Unexplained {
    if (protocol.place(machineNumber()) != WorkerPlace.LEAVE || next != expected) {
      throw new Unexplained("the specification does not allow " + event.action() + " here");
    }
  }

  private void expectEntry(Event event) throws Unexplained {
    if (!event.text(Field.STRUCTURE).equals(structure) || event.number(Field.ENTRY) != entry) {
      throw new Unexplained(
          "one entry is changed after the other: structure=" + structure + " entry=" + entry);
    }
  }
}
