package palimpsest.properties.trace;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import palimpsest.properties.trace.Event.Access;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.node.ObjectNode;

/// Reads a trace event by event, keeping none of them.
///
/// For one thread.
public final class TraceReader implements AutoCloseable {
  private static final String ONE_EACH =
      "each line holds one object, from its beginning to its end";

  private final InputStream in;
  private final JsonParser parser;
  private final Optional<TraceHeader> header;
  private final Optional<RollHeader> roll;
  private final ActorCounts counts;
  private final Details.Draft draft = new Details.Draft();
  private long line = 1;
  private OptionalLong cutAt = OptionalLong.empty();
  private Optional<String> unchecked = Optional.empty();
  private boolean complete;

  private TraceReader(InputStream in, JsonParser parser, ObjectNode header) throws UnreadableTrace {
    boolean isOfRoll = HeaderJson.isOfRoll(header);
    this.in = in;
    this.parser = parser;
    this.header = isOfRoll ? Optional.empty() : Optional.of(HeaderJson.adapter(header));
    this.roll = isOfRoll ? Optional.of(HeaderJson.roll(header)) : Optional.empty();
    this.counts = this.header.map(ActorCounts::new).orElseGet(ActorCounts::ofRoll);
  }

  /// Reads a trace's header; the reader closes the stream.
  public static TraceReader open(InputStream in) throws UnreadableTrace {
    JsonParser parser = HeaderJson.JSON.createParser(in);
    try {
      if (parser.nextToken() == null) {
        throw new UnreadableTrace(1, "a trace has a header: the file is empty");
      }
      return new TraceReader(in, parser, HeaderJson.first(parser));
    } catch (JacksonException e) {
      throw new UnreadableTrace(1, "a trace's first line is its header: " + e.getOriginalMessage());
    }
  }

  /// The header of an adapter's trace.
  public TraceHeader header() {
    return header.orElseThrow(() -> new IllegalStateException("the trace is of a roll: " + roll));
  }

  /// The header of a roll's trace; empty where it is an adapter's.
  Optional<RollHeader> roll() {
    return roll;
  }

  /// The next event; empty at the end, wherever that is.
  public Optional<Event> next() throws UnreadableTrace {
    if (complete || cutAt.isPresent() || unchecked.isPresent()) {
      return Optional.empty();
    }
    long before = line;
    try {
      if (parser.nextToken() == null) {
        return Optional.empty();
      }
      line = before + 1;
      checkLine();
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        throw new UnreadableTrace(line, "a line holds an object: found=" + parser.currentToken());
      }
      return Optional.ofNullable(event());
    } catch (JacksonException e) {
      if (e instanceof UnexpectedEndOfInputException || isAtEnd()) {
        cutAt = OptionalLong.of(before + 1);
        return Optional.empty();
      }
      throw new UnreadableTrace(before + 1, "a line holds JSON: " + e.getOriginalMessage());
    }
  }

  /// Whether nothing is left behind what is no JSON: half a word, half a character.
  private boolean isAtEnd() {
    try {
      return parser.releaseBuffered(OutputStream.nullOutputStream()) <= 0 && in.read() < 0;
    } catch (IOException e) {
      throw new UncheckedIOException("a trace cannot be read to its end", e);
    }
  }

  /// The line where the file breaks off, if it does within a line.
  public OptionalLong cutAt() {
    return cutAt;
  }

  /// The action of the line read last, where it is one that no check explains: nothing is read
  /// behind it.
  public Optional<String> unchecked() {
    return unchecked;
  }

  /// Whether the trace said itself that it is over, behind the last event.
  public boolean isComplete() {
    return complete;
  }

  /// The line read last.
  public long line() {
    return line;
  }

  @Override
  public void close() {
    parser.close();
  }

  /// The event that the parser is at; none for the last line, and for one that is not checked.
  private @Nullable Event event() throws UnreadableTrace {
    String key = parser.nextName();
    if ("events".equals(key)) {
      end();
      return null;
    }
    String actor = "";
    long sequence = 0;
    Action action = null;
    List<Access> reads = List.of();
    List<Access> writes = List.of();
    int seen = 0;
    for (; key != null; key = parser.nextName()) {
      parser.nextToken();
      switch (key) {
        case "actor" -> {
          seen = once(seen, 1, key);
          actor = text(key);
        }
        case "seq" -> {
          seen = once(seen, 2, key);
          sequence = number(key);
        }
        case "action" -> {
          seen = once(seen, 4, key);
          action = action();
          if (action == null) {
            return null;
          }
        }
        case "reads" -> {
          seen = once(seen, 8, key);
          reads = accesses(key);
        }
        case "writes" -> {
          seen = once(seen, 16, key);
          writes = accesses(key);
        }
        default -> detail(key);
      }
    }
    checkLine();
    if (actor.isEmpty() || sequence == 0 || action == null) {
      throw new UnreadableTrace(line, "an event says its actor, seq and action");
    }
    Details details = draft.done();
    if (!action.fits(details.fields())) {
      throw new UnreadableTrace(line, action + " " + misfit(action, details));
    }
    checkSession(details);
    String known = counts.check(line, actor, sequence, action);
    return new Event(line, known, sequence, action, details, reads, writes);
  }

  /// A host is told of a session when it is logged in, and then only.
  private void checkSession(Details details) throws UnreadableTrace {
    if (details.has(Field.TOLD)) {
      boolean isNamed = details.has(Field.SESSION) && !details.text(Field.SESSION).isEmpty();
      if (isNamed != details.text(Field.TOLD).equals("loggedIn")) {
        throw new UnreadableTrace(
            line, "a host is told of a session as it is loggedIn, and then only: field=session");
      }
    }
  }

  /// What the parser is at belongs to this line.
  private void checkLine() throws UnreadableTrace {
    if (parser.currentTokenLocation().getLineNr() != line) {
      throw new UnreadableTrace(line, ONE_EACH);
    }
  }

  private void end() throws UnreadableTrace {
    parser.nextToken();
    long events = number("events");
    if (parser.nextName() != null) {
      throw new UnreadableTrace(line, "the last line says how many events there are and no more");
    }
    if (events != counts.events()) {
      throw new UnreadableTrace(
          line, "the last line counts the events: events=" + events + " found=" + counts.events());
    }
    if (parser.nextToken() != null) {
      throw new UnreadableTrace(line + 1, "nothing stands behind the last line");
    }
    complete = true;
  }

  /// The action; nothing where it is one that is not checked.
  private @Nullable Action action() throws UnreadableTrace {
    String name = text("action");
    Action action = Action.of(name);
    unchecked = UncheckedAction.of(name);
    if (action == null && unchecked.isEmpty()) {
      throw new UnreadableTrace(line, "an action is one that the format knows: action=" + name);
    }
    return action;
  }

  private void detail(String key) throws UnreadableTrace {
    Field field = Field.of(key);
    if (field == null) {
      if (!key.startsWith("x-")) {
        throw new UnreadableTrace(
            line, "a field is one that the format knows, or begins with x-: field=" + key);
      }
      parser.skipChildren();
      return;
    }
    Object value =
        switch (field.type()) {
          case NUMBER -> number(key);
          case FLAG -> flag(key);
          case TEXT -> text(key);
        };
    if (!draft.put(field, value)) {
      throw twice(key);
    }
  }

  private int once(int seen, int bit, String key) throws UnreadableTrace {
    if ((seen & bit) != 0) {
      throw twice(key);
    }
    return seen | bit;
  }

  private UnreadableTrace twice(String key) {
    return new UnreadableTrace(line, "a field stands once in a line: field=" + key);
  }

  private List<Access> accesses(String key) throws UnreadableTrace {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new UnreadableTrace(line, key + " are versions by location");
    }
    Access first = access(key);
    Access second = first == null ? null : access(key);
    if (second == null) {
      return first == null ? List.of() : List.of(first);
    }
    Access third = access(key);
    if (third == null) {
      return List.of(first, second);
    }
    List<Access> all = new ArrayList<>(List.of(first, second));
    for (Access next = third; next != null; next = access(key)) {
      all.add(next);
    }
    return all;
  }

  private @Nullable Access access(String key) throws UnreadableTrace {
    String location = parser.nextName();
    if (location == null) {
      return null;
    }
    parser.nextToken();
    return new Access(location, number(key));
  }

  private long number(String key) throws UnreadableTrace {
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      throw new UnreadableTrace(line, "a number, in digits: field=" + key);
    }
    long number = parser.getLongValue();
    if (number < 0) {
      throw new UnreadableTrace(line, "a number is not negative: field=" + key);
    }
    return number;
  }

  private boolean flag(String key) throws UnreadableTrace {
    if (!parser.currentToken().isBoolean()) {
      throw new UnreadableTrace(line, "true or false: field=" + key);
    }
    return parser.getBooleanValue();
  }

  private String text(String key) throws UnreadableTrace {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw new UnreadableTrace(line, "a text, in quotation marks: field=" + key);
    }
    return parser.getString();
  }

  private static String misfit(Action action, Details details) {
    for (Field field : Field.values()) {
      if (action.requires(field) && !details.has(field)) {
        return "has the field " + field.key();
      }
      if (details.has(field) && !action.allows(field)) {
        return "has no field " + field.key();
      }
    }
    throw new IllegalStateException("what does not fit has too many fields or too few");
  }
}
