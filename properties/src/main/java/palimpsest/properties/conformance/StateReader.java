package palimpsest.properties.conformance;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import palimpsest.model.machine.Entry;
import palimpsest.model.machine.Numbers;
import palimpsest.model.machine.Refusal;
import palimpsest.model.machine.Request;
import palimpsest.model.machine.Row;
import palimpsest.model.machine.Session;
import palimpsest.model.machine.State;
import palimpsest.model.machine.State.Buffer;
import palimpsest.model.machine.State.Data;
import palimpsest.model.machine.State.Gate;
import palimpsest.model.machine.State.Handover;
import palimpsest.model.machine.State.Hosts;
import palimpsest.model.machine.State.Images;
import palimpsest.model.machine.State.Outside;
import palimpsest.model.machine.State.Workers;
import palimpsest.model.machine.Update;
import palimpsest.model.machine.UpdatePlace;
import palimpsest.model.machine.Worker;
import palimpsest.model.machine.WorkerPlace;

/// A state of the specification, as TLC prints it, as a state of the reference machine. Each
/// variable and each field has to be there, and nothing else: what is unknown is an error.
final class StateReader {
  private static final int VARIABLES = 18;
  private static final Map<String, WorkerPlace> WORKER_PLACES = named(WorkerPlace.values());
  private static final Map<String, UpdatePlace> UPDATE_PLACES = named(UpdatePlace.values());
  private static final Map<String, Gate> GATES = Map.of("open", Gate.OPEN, "closed", Gate.CLOSED);
  private static final Map<String, Request.Kind> KINDS =
      Map.of(
          "none", Request.Kind.NONE,
          "login", Request.Kind.LOGIN,
          "logout", Request.Kind.LOGOUT,
          "read", Request.Kind.READ);
  private static final Map<String, Refusal> REFUSALS =
      Stream.of(Refusal.values())
          .collect(
              Collectors.toUnmodifiableMap(
                  refusal -> refusal == Refusal.NONE ? "none" : refusal.name(),
                  Function.identity()));

  private final ValueReader in;
  private final Set<String> seen = new HashSet<>();
  private Row<Session> host = Row.empty();
  private Row<Request> request = Row.empty();
  private Row<Worker> worker = Row.empty();
  private Numbers inside = Numbers.NONE;
  private Gate gate = Gate.OPEN;
  private boolean whole;
  private Row<String> window = Row.empty();
  private Row<String> saved = Row.empty();
  private Buffer buffer = Buffer.EMPTY;
  private Handover handover = Handover.NONE;
  private Row<Row<Entry>> tables = Row.empty();
  private int root;
  private String running = "";
  private boolean tracking;
  private Numbers marks = Numbers.NONE;
  private Row<Integer> module = Row.empty();
  private TreeSet<String> peers = new TreeSet<>();
  private Update update = Update.NONE;

  private StateReader(String text) {
    in = new ValueReader(text);
  }

  /// @throws IllegalArgumentException if the text is not a state of the specification
  static State read(String text) {
    return new StateReader(text).state();
  }

  private State state() {
    while (!in.isAtEnd()) {
      in.expect("/\\");
      String name = in.name();
      in.expect("=");
      variable(name);
      seen.add(name);
    }
    if (seen.size() != VARIABLES) {
      throw in.unexpected(VARIABLES + " variables, not " + seen);
    }
    return new State(
        new Hosts(host, request),
        new Workers(worker, inside),
        gate,
        new Images(whole, window, saved, buffer, handover, running),
        new Data(tables, root, tracking, marks),
        new Outside(module, peers),
        update);
  }

  private void variable(String name) {
    switch (name) {
      case "host" -> host = row(this::session);
      case "request" -> request = row(this::request);
      case "worker" -> worker = row(this::worker);
      case "inside" -> inside = numbers();
      case "gate" -> gate = oneOf(GATES);
      case "whole" -> whole = in.bool();
      case "window" -> window = names();
      case "saved" -> saved = names();
      case "buffer" -> buffer = buffer();
      case "handover" -> handover = handover();
      case "tables" -> tables = row(() -> row(this::entry));
      case "root" -> root = in.number();
      case "running" -> running = in.string();
      case "tracking" -> tracking = in.bool();
      case "marks" -> marks = numbers();
      case "module" -> module = row(in::number);
      case "peers" -> peers = new TreeSet<>(in.set(in::string));
      case "update" -> update = new UpdateReader().update();
      default -> throw in.unexpected("a variable, not " + name);
    }
  }

  private <T> Row<T> row(Supplier<T> element) {
    return Row.copyOf(in.sequence(element));
  }

  private Row<String> names() {
    return row(in::string);
  }

  private Numbers numbers() {
    return Numbers.of(in.set(in::number).stream().mapToInt(Integer::intValue).toArray());
  }

  private <T> T oneOf(Map<String, T> values) {
    String name = in.string();
    T value = values.get(name);
    if (value == null) {
      throw in.unexpected("one of " + values.keySet() + ", not " + name);
    }
    return value;
  }

  private Session session() {
    int[] read = new int[2];
    in.record(
        2,
        field -> {
          switch (field) {
            case "value" -> read[0] = in.number();
            case "session" -> read[1] = in.number();
            default -> throw in.unexpected("a field of a session, not " + field);
          }
        });
    return new Session(read[0], read[1]);
  }

  private Request request() {
    int[] value = new int[1];
    Request.Kind[] kind = new Request.Kind[] {Request.Kind.NONE};
    in.record(
        2,
        field -> {
          switch (field) {
            case "value" -> value[0] = in.number();
            case "kind" -> kind[0] = oneOf(KINDS);
            default -> throw in.unexpected("a field of a request, not " + field);
          }
        });
    return new Request(kind[0], value[0]);
  }

  private Worker worker() {
    Worker[] read = new Worker[] {Worker.IDLE};
    in.record(
        5,
        field -> {
          Worker so = read[0];
          read[0] =
              switch (field) {
                case "at" ->
                    new Worker(oneOf(WORKER_PLACES), so.port(), so.code(), so.word(), so.told());
                case "port" -> new Worker(so.at(), in.number(), so.code(), so.word(), so.told());
                case "code" -> new Worker(so.at(), so.port(), in.string(), so.word(), so.told());
                case "word" -> new Worker(so.at(), so.port(), so.code(), in.number(), so.told());
                case "told" -> new Worker(so.at(), so.port(), so.code(), so.word(), session());
                default -> throw in.unexpected("a field of a worker, not " + field);
              };
        });
    return read[0];
  }

  private Buffer buffer() {
    Buffer[] read = new Buffer[] {Buffer.EMPTY};
    in.record(
        3,
        field -> {
          Buffer so = read[0];
          read[0] =
              switch (field) {
                case "blocks" -> new Buffer(names(), so.sealed(), so.executable());
                case "sealed" -> new Buffer(so.blocks(), in.bool(), so.executable());
                case "executable" -> new Buffer(so.blocks(), so.sealed(), in.bool());
                default -> throw in.unexpected("a field of the buffer, not " + field);
              };
        });
    return read[0];
  }

  private Handover handover() {
    List<String> both = in.sequence(in::string);
    if (both.size() != 2) {
      throw in.unexpected("two names, not " + both);
    }
    return new Handover(both.get(0), both.get(1));
  }

  private Entry entry() {
    Entry[] read = new Entry[] {Entry.BLANK};
    in.record(
        2,
        field -> {
          Entry so = read[0];
          read[0] =
              switch (field) {
                case "there" -> new Entry(in.bool(), so.value(), so.session());
                case "words" -> words(so.there());
                default -> throw in.unexpected("a field of an entry, not " + field);
              };
        });
    return read[0];
  }

  private Entry words(boolean there) {
    List<Integer> words = in.sequence(in::number);
    if (words.size() != 2) {
      throw in.unexpected("two words, not " + words);
    }
    return new Entry(there, words.get(0), words.get(1));
  }

  private static <T extends Enum<T>> Map<String, T> named(T[] values) {
    return Stream.of(values)
        .collect(Collectors.toUnmodifiableMap(Object::toString, Function.identity()));
  }

  /// The fields of an update.
  private final class UpdateReader {
    private UpdatePlace at = UpdatePlace.IDLE;
    private String image = "";
    private int block;
    private int entry;
    private Entry scratch = Entry.BLANK;
    private int round;
    private int newRoot;
    private Row<Integer> plan = Row.empty();
    private Row<Integer> before = Row.empty();
    private Row<Integer> burnt = Row.empty();
    private boolean withdrawn;
    private int spoilt;
    private boolean forced;
    private boolean remarked;
    private Refusal refusal = Refusal.NONE;

    Update update() {
      in.record(15, this::field);
      return new Update(
          at, image, block, entry, scratch, round, newRoot, plan, before, burnt, withdrawn, spoilt,
          forced, remarked, refusal);
    }

    private void field(String name) {
      switch (name) {
        case "at" -> at = oneOf(UPDATE_PLACES);
        case "image" -> image = in.string();
        case "block" -> block = in.number();
        case "entry" -> entry = in.number();
        case "scratch" -> scratch = entry();
        case "round" -> round = in.number();
        case "root" -> newRoot = in.number();
        case "plan" -> plan = row(in::number);
        case "before" -> before = row(in::number);
        case "burnt" -> burnt = row(in::number);
        case "withdrawn" -> withdrawn = in.bool();
        case "spoilt" -> spoilt = in.number();
        case "forced" -> forced = in.bool();
        case "remarked" -> remarked = in.bool();
        case "refusal" -> refusal = oneOf(REFUSALS);
        default -> throw in.unexpected("a field of an update, not " + name);
      }
    }
  }
}
