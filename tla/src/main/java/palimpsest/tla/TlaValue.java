package palimpsest.tla;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// A value as TLC prints it. Equal values print alike, so two of them are compared as they are.
public sealed interface TlaValue {
  /// As TLA+ writes it.
  String text();

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
      return '"' + value + '"';
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
