package palimpsest.properties.trace;

import static palimpsest.properties.trace.Field.Type.FLAG;
import static palimpsest.properties.trace.Field.Type.NUMBER;
import static palimpsest.properties.trace.Field.Type.TEXT;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an event may say of its step besides who took which one, and what it touched.
public enum Field {
  PORT("port", NUMBER),
  REQUEST("request", NUMBER),
  KIND("kind", TEXT),
  SESSION("session", TEXT),
  CHANGES("changes", NUMBER),
  MOVES("moves", FLAG),
  STRUCTURE("structure", TEXT),
  ENTRY("entry", NUMBER),
  WORD("word", NUMBER),
  VALUE("value", TEXT),
  PRESENT("present", FLAG),
  TOLD("told", TEXT),
  EXCHANGE("exchange", NUMBER),
  SERVED_BY("servedBy", TEXT),
  ID("id", TEXT),
  LOADED_BYTES("loadedBytes", NUMBER),
  LAST("last", FLAG),
  IMAGE("image", TEXT),
  CONVERTS("converts", TEXT),
  BURNS("burns", TEXT),
  WITHDRAWS("withdraws", TEXT),
  MODULES("modules", TEXT),
  MODULE("module", TEXT),
  VERSION("version", TEXT),
  ROUND("round", NUMBER),
  FOUND("found", NUMBER),
  WORDS("words", TEXT),
  REST("rest", NUMBER),
  OFFSET("offset", NUMBER),
  BLOCK("block", NUMBER),
  SLOT("slot", NUMBER),
  FAST("fast", FLAG),
  INITIALIZATION("initialization", TEXT),
  STEP("step", TEXT),
  REFUSED("refused", TEXT),
  BECAUSE("because", TEXT),
  ADAPTER("adapter", TEXT),
  SOURCE("source", TEXT),
  ANSWERS("answers", TEXT);

  /// How a field is written: a number from 0 on, `true` or `false`, or a text.
  public enum Type {
    NUMBER,
    FLAG,
    TEXT
  }

  private static final Map<String, Field> BY_KEY = byKey();

  private final String key;
  private final Type type;

  Field(String key, Type type) {
    this.key = key;
    this.type = type;
  }

  private static Map<String, Field> byKey() {
    Map<String, Field> all = new HashMap<>();
    Arrays.stream(values()).forEach(field -> all.put(field.key, field));
    return Collections.unmodifiableMap(all);
  }

  static @Nullable Field of(String key) {
    return BY_KEY.get(key);
  }

  public String key() {
    return key;
  }

  public Type type() {
    return type;
  }

  long bit() {
    return 1L << place();
  }

  /// The field's place among all fields.
  @SuppressWarnings("EnumOrdinal") // events are packed by it, and never leave the process
  int place() {
    return ordinal();
  }
}
