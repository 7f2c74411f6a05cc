package palimpsest.properties.trace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.Entry;
import palimpsest.model.machine.EnvironmentStep;
import palimpsest.model.machine.Image;
import palimpsest.model.machine.Numbers;
import palimpsest.model.machine.Refusal;
import palimpsest.model.machine.Request;
import palimpsest.model.machine.Row;
import palimpsest.model.machine.Session;
import palimpsest.model.machine.State;
import palimpsest.model.machine.State.Buffer;
import palimpsest.model.machine.State.Gate;
import palimpsest.model.machine.Step;
import palimpsest.model.machine.Update;
import palimpsest.model.machine.Words;
import palimpsest.model.machine.Worker;
import palimpsest.model.machine.WorkerStep;
import palimpsest.properties.trace.Recording.Line;

/// The reference machine's states and steps as expressions of TLA+. Images are called by their
/// numbers, as their names may have any letters.
final class TlaText {
  private final List<String> names;

  TlaText(Constants constants) {
    this.names = List.copyOf(constants.images().keySet());
  }

  // ------------------------------------------------------------------------- constants

  String images(Constants constants) {
    List<String> cases = new ArrayList<>();
    constants
        .images()
        .forEach((name, image) -> cases.add("i = " + name(name) + " -> " + image(image)));
    return "[i \\in " + names() + " |->\n    CASE " + String.join("\n      [] ", cases) + "]";
  }

  /// All names.
  String names() {
    return set(names, this::name);
  }

  String name(String image) {
    boolean isNone = image.equals(Words.NO_IMAGE) || image.equals(Words.DAMAGED);
    int number = names.indexOf(image);
    if (!isNone && number < 0) {
      return quoted("another");
    }
    return quoted(isNone ? image : "image " + (number + 1));
  }

  private static String image(Image image) {
    return record(
        field("version", image.version()),
        field("layout", image.layout()),
        field("holds", numbers(image.holds())),
        field("blocks", image.blocks()),
        field("signed", bool(image.signed())),
        field("copies", bool(image.copies())),
        field("offers", set(image.offers(), TlaText::quoted)),
        field("requires", set(image.requires(), TlaText::quoted)),
        field("levels", levels(image.levels())),
        field("runsWith", set(image.runsWith(), TlaText::levels)));
  }

  /// A function of the modules, which may be none.
  static String levels(Row<Integer> levels) {
    return levels.isEmpty() ? "[m \\in {} |-> 0]" : row(levels, String::valueOf);
  }

  // --------------------------------------------------------------------------- states

  String state(State state) {
    return record(
        field("host", row(state.hosts().host(), TlaText::session)),
        field("request", row(state.hosts().request(), TlaText::request)),
        field("worker", row(state.workers().worker(), this::worker)),
        field("inside", numbers(state.workers().inside())),
        field("gate", gate(state.gate())),
        field("whole", bool(state.images().whole())),
        field("window", row(state.images().window(), this::name)),
        field("saved", row(state.images().saved(), this::name)),
        field("buffer", buffer(state.images().buffer())),
        field(
            "handover",
            "<<"
                + name(state.images().handover().from())
                + ", "
                + name(state.images().handover().to())
                + ">>"),
        field("running", name(state.images().running())),
        field("tables", tables(state)),
        field("root", state.data().root()),
        field("tracking", bool(state.data().tracking())),
        field("marks", numbers(state.data().marks())),
        field("module", levels(state.outside().module())),
        field("peers", set(state.outside().peers(), TlaText::quoted)),
        field("update", update(state.update())));
  }

  private static String tables(State state) {
    return row(state.data().tables(), table -> row(table, TlaText::entry));
  }

  private String worker(Worker worker) {
    return record(
        field("at", quoted(worker.at().toString())),
        field("port", worker.port()),
        field("code", name(worker.code())),
        field("word", worker.word()),
        field("told", session(worker.told())));
  }

  private String buffer(Buffer buffer) {
    return record(
        field("blocks", row(buffer.blocks(), this::name)),
        field("sealed", bool(buffer.sealed())),
        field("executable", bool(buffer.executable())));
  }

  private String update(Update update) {
    return record(
        field("at", quoted(update.at().toString())),
        field("image", name(update.image())),
        field("block", update.block()),
        field("entry", update.entry()),
        field("scratch", entry(update.scratch())),
        field("round", update.round()),
        field("root", update.root()),
        field("plan", row(update.plan(), String::valueOf)),
        field("before", levels(update.before())),
        field("burnt", row(update.burnt(), String::valueOf)),
        field("withdrawn", bool(update.withdrawn())),
        field("spoilt", update.spoilt()),
        field("forced", bool(update.forced())),
        field("remarked", bool(update.remarked())),
        field("refusal", refusal(update.refusal())));
  }

  private static String session(Session session) {
    return record(field("value", session.value()), field("session", session.session()));
  }

  private static String request(Request request) {
    String kind = request.kind() == Request.Kind.NONE ? "none" : "read";
    return record(field("kind", quoted(kind)), field("value", request.value()));
  }

  private static String entry(Entry entry) {
    return record(
        field("there", bool(entry.there())),
        field("words", "<<" + entry.value() + ", " + entry.session() + ">>"));
  }

  private static String refusal(Refusal refusal) {
    return quoted(refusal == Refusal.NONE ? "none" : refusal.name());
  }

  private static String gate(Gate gate) {
    return quoted(gate == Gate.OPEN ? "open" : "closed");
  }

  // ----------------------------------------------------------------------------- steps

  /// A step, or what the machine was told, and what is seen of the state behind it.
  String line(Line line) {
    State after = line.after();
    List<String> fields = new ArrayList<>();
    fields.add(field("action", quoted(line.action())));
    line.step()
        .ifPresentOrElse(step -> fields.addAll(step(step)), () -> fields.addAll(told(after)));
    fields.add(field("update", quoted(after.update().at().toString())));
    fields.add(field("refusal", refusal(after.update().refusal())));
    fields.add(field("gate", gate(after.gate())));
    fields.add(field("inside", numbers(after.workers().inside())));
    fields.add(
        field("workers", row(after.workers().worker(), worker -> quoted(worker.at().toString()))));
    return record(fields.toArray(String[]::new));
  }

  private List<String> step(Step step) {
    List<String> fields = new ArrayList<>();
    switch (step) {
      case WorkerStep.Announce(int w, int p) -> {
        fields.add(field("w", w));
        fields.add(field("p", p));
      }
      case WorkerStep worker -> fields.add(field("w", worker.w()));
      case EnvironmentStep.Submit(int p, _) -> fields.add(field("p", p));
      case EnvironmentStep.Interrupt(String i) -> fields.add(field("i", name(i)));
      case EnvironmentStep.SpoilBlock(int b) -> fields.add(field("b", b));
      default -> {
        // No other has arguments.
      }
    }
    return fields;
  }

  private static List<String> told(State after) {
    return List.of(
        field("tables", tables(after)),
        field("marks", numbers(after.data().marks())),
        field("module", levels(after.outside().module())),
        field("entry", after.update().entry()),
        field("scratch", entry(after.update().scratch())));
  }

  // ---------------------------------------------------------------------------- values

  private static String field(String name, Object value) {
    return name + " |-> " + value;
  }

  private static String record(String... fields) {
    return "[" + String.join(", ", fields) + "]";
  }

  static String quoted(String text) {
    return '"' + text + '"';
  }

  private static String bool(boolean value) {
    return value ? "TRUE" : "FALSE";
  }

  static String numbers(Numbers numbers) {
    return numbers.stream().mapToObj(String::valueOf).collect(Collectors.joining(", ", "{", "}"));
  }

  static <T> String set(Collection<T> elements, Function<T, String> element) {
    return elements.stream().map(element).collect(Collectors.joining(", ", "{", "}"));
  }

  private static <T> String row(Row<T> row, Function<T, String> element) {
    List<String> all = new ArrayList<>();
    row.forEach(each -> all.add(element.apply(each)));
    return "<<" + String.join(", ", all) + ">>";
  }
}
