package palimpsest.tla;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// A value as TLC prints it. Equal values print alike, so two of them are compared as they are.
///
/// Who knows what a value has to be asks for it by `as...`, which throws an
/// [IllegalArgumentException] where it is something else.
public sealed interface TlaValue {
  /// As TLA+ writes it.
  String text();

  /// The number that this has to be.
  default int asInt() {
    if (this instanceof Int(int value)) {
      return value;
    }
    throw unexpected("a number");
  }

  /// The truth value that this has to be.
  default boolean asBool() {
    if (this instanceof Bool(boolean value)) {
      return value;
    }
    throw unexpected("TRUE or FALSE");
  }

  /// The string that this has to be.
  default String asString() {
    if (this instanceof Str(String value)) {
      return value;
    }
    throw unexpected("a string");
  }

  /// The elements of the sequence that this has to be.
  default List<TlaValue> asSequence() {
    if (this instanceof Sequence(List<TlaValue> elements)) {
      return elements;
    }
    throw unexpected("a sequence");
  }

  /// The elements of the set that this has to be.
  default List<TlaValue> asSet() {
    if (this instanceof Set(List<TlaValue> elements)) {
      return elements;
    }
    throw unexpected("a set");
  }

  /// The fields of the record that this has to be; one without fields prints as an empty sequence.
  default SequencedMap<String, TlaValue> asFields() {
    if (this instanceof Fields(SequencedMap<String, TlaValue> fields)) {
      return fields;
    }
    if (this instanceof Sequence(List<TlaValue> elements) && elements.isEmpty()) {
      return Collections.emptyNavigableMap();
    }
    throw unexpected("a record");
  }

  private IllegalArgumentException unexpected(String wanted) {
    return new IllegalArgumentException(
        "a value is what it has to be: wanted=" + wanted + " found=" + text());
  }

  /// A number.
  record Int(int value) implements TlaValue {
    @Override
    public String text() {
      return Integer.toString(value);
    }
  }

  /// TRUE or FALSE.
  record Bool(boolean value) implements TlaValue {
    @Override
    public String text() {
      return value ? "TRUE" : "FALSE";
    }
  }

  /// A string.
  record Str(String value) implements TlaValue {
    @Override
    public String text() {
      StringBuilder text = new StringBuilder("\"");
      for (int at = 0; at < value.length(); at++) {
        switch (value.charAt(at)) {
          case '"' -> text.append("\\\"");
          case '\\' -> text.append("\\\\");
          case '\n' -> text.append("\\n");
          case '\t' -> text.append("\\t");
          case '\r' -> text.append("\\r");
          case '\f' -> text.append("\\f");
          default -> text.append(value.charAt(at));
        }
      }
      return text.append('"').toString();
    }
  }

  /// A model value, which is equal to itself only.
  record Atom(String name) implements TlaValue {
    @Override
    public String text() {
      return name;
    }
  }

  /// A set, in the order in which TLC prints it.
  record Set(List<TlaValue> elements) implements TlaValue {
    public Set {
      elements = List.copyOf(elements);
    }

    @Override
    public String text() {
      return elements.stream().map(TlaValue::text).collect(Collectors.joining(", ", "{", "}"));
    }
  }

  /// A sequence, or a function from 1 to n.
  record Sequence(List<TlaValue> elements) implements TlaValue {
    public Sequence {
      elements = List.copyOf(elements);
    }

    @Override
    public String text() {
      return elements.stream().map(TlaValue::text).collect(Collectors.joining(", ", "<<", ">>"));
    }
  }

  /// A record, by field.
  record Fields(SequencedMap<String, TlaValue> fields) implements TlaValue {
    public Fields {
      fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
    }

    @Override
    public String text() {
      return fields.entrySet().stream()
          .map(field -> field.getKey() + " |-> " + field.getValue().text())
          .collect(Collectors.joining(", ", "[", "]"));
    }
  }

  /// Any other function, by argument.
  record Function(SequencedMap<TlaValue, TlaValue> pairs) implements TlaValue {
    public Function {
      pairs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(pairs));
    }

    @Override
    public String text() {
      return pairs.entrySet().stream()
          .map(pair -> pair.getKey().text() + " :> " + pair.getValue().text())
          .collect(Collectors.joining(" @@ ", "(", ")"));
    }
  }
}
