package palimpsest.properties.conformance;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
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
import palimpsest.tla.TlaValue;

/// A state of the specification as a state of the reference machine. Each variable and each field
/// has to be there, and nothing else: what is unknown is an error.
final class StateReader {
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

  private StateReader() {}

  /// @param values by variable
  /// @throws IllegalArgumentException if they are not a state of the specification
  static State read(Map<String, TlaValue> values) {
    Fields in = new Fields(values, 18);
    return new State(
        new Hosts(
            row(in.at("host"), StateReader::session), row(in.at("request"), StateReader::request)),
        new Workers(row(in.at("worker"), StateReader::worker), numbers(in.at("inside"))),
        oneOf(GATES, in.at("gate")),
        new Images(
            in.at("whole").asBool(),
            names(in.at("window")),
            names(in.at("saved")),
            buffer(in.at("buffer")),
            handover(in.at("handover")),
            in.at("running").asString()),
        new Data(
            row(in.at("tables"), table -> row(table, StateReader::entry)),
            in.at("root").asInt(),
            in.at("tracking").asBool(),
            numbers(in.at("marks"))),
        new Outside(levels(in.at("module")), new TreeSet<>(strings(in.at("peers").asSet()))),
        update(in.at("update")));
  }

  private static Session session(TlaValue value) {
    Fields in = new Fields(value, 2);
    return new Session(in.at("value").asInt(), in.at("session").asInt());
  }

  private static Request request(TlaValue value) {
    Fields in = new Fields(value, 2);
    return new Request(oneOf(KINDS, in.at("kind")), in.at("value").asInt());
  }

  private static Worker worker(TlaValue value) {
    Fields in = new Fields(value, 5);
    return new Worker(
        oneOf(WORKER_PLACES, in.at("at")),
        in.at("port").asInt(),
        in.at("code").asString(),
        in.at("word").asInt(),
        session(in.at("told")));
  }

  private static Buffer buffer(TlaValue value) {
    Fields in = new Fields(value, 3);
    return new Buffer(
        names(in.at("blocks")), in.at("sealed").asBool(), in.at("executable").asBool());
  }

  private static Handover handover(TlaValue value) {
    List<TlaValue> both = several(value, 2);
    return new Handover(both.get(0).asString(), both.get(1).asString());
  }

  private static Entry entry(TlaValue value) {
    Fields in = new Fields(value, 2);
    List<TlaValue> words = several(in.at("words"), 2);
    return new Entry(in.at("there").asBool(), words.get(0).asInt(), words.get(1).asInt());
  }

  private static Update update(TlaValue value) {
    Fields in = new Fields(value, 15);
    return new Update(
        oneOf(UPDATE_PLACES, in.at("at")),
        in.at("image").asString(),
        in.at("block").asInt(),
        in.at("entry").asInt(),
        entry(in.at("scratch")),
        in.at("round").asInt(),
        in.at("root").asInt(),
        levels(in.at("plan")),
        levels(in.at("before")),
        levels(in.at("burnt")),
        in.at("withdrawn").asBool(),
        in.at("spoilt").asInt(),
        in.at("forced").asBool(),
        in.at("remarked").asBool(),
        oneOf(REFUSALS, in.at("refusal")));
  }

  static Numbers numbers(TlaValue value) {
    return Numbers.of(value.asSet().stream().mapToInt(TlaValue::asInt).toArray());
  }

  static Row<Integer> levels(TlaValue value) {
    return row(value, TlaValue::asInt);
  }

  static List<String> strings(List<TlaValue> values) {
    return values.stream().map(TlaValue::asString).toList();
  }

  private static Row<String> names(TlaValue value) {
    return row(value, TlaValue::asString);
  }

  static <T> Row<T> row(TlaValue value, Function<TlaValue, T> element) {
    List<TlaValue> elements = value.asSequence();
    return Row.each(elements.size(), index -> element.apply(elements.get(index - 1)));
  }

  private static List<TlaValue> several(TlaValue value, int count) {
    List<TlaValue> elements = value.asSequence();
    if (elements.size() != count) {
      throw new IllegalArgumentException("there are " + count + ": found=" + value.text());
    }
    return elements;
  }

  static <T> T oneOf(Map<String, T> values, TlaValue name) {
    T value = values.get(name.asString());
    if (value == null) {
      throw new IllegalArgumentException("one of " + values.keySet() + ": found=" + name.text());
    }
    return value;
  }

  static <T extends Enum<T>> Map<String, T> named(T[] values) {
    return Stream.of(values)
        .collect(Collectors.toUnmodifiableMap(Object::toString, Function.identity()));
  }
}
