package palimpsest.tla;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads values and states as TLC prints them.
final class TlaReader {
  private final String text;
  private int at;

  private TlaReader(String text) {
    this.text = text;
  }

  /// Reads one value.
  ///
  /// @throws IllegalArgumentException if the text is not a value and nothing else
  static TlaValue value(String text) {
    TlaReader reader = new TlaReader(text);
    TlaValue value = reader.value();
    reader.end();
    return value;
  }

  /// Reads a state: a conjunction of `variable = value`, by variable.
  ///
  /// @throws IllegalArgumentException if the text is not a state and nothing else
  static SortedMap<String, TlaValue> state(String text) {
    TlaReader reader = new TlaReader(text);
    SortedMap<String, TlaValue> values = new TreeMap<>();
    boolean several = reader.sees("/\\");
    do {
      reader.accept("/\\");
      String variable = reader.name();
      reader.expect("=");
      values.put(variable, reader.value());
    } while (several && reader.sees("/\\"));
    reader.end();
    return values;
  }

  private TlaValue value() {
    if (accept("<<")) {
      return new TlaValue.Sequence(values(">>"));
    }
    if (accept("{")) {
      return new TlaValue.Set(values("}"));
    }
    if (accept("[")) {
      return fields();
    }
    if (accept("(")) {
      return function();
    }
    if (accept("\"")) {
      return string();
    }
    return word();
  }

  private List<TlaValue> values(String close) {
    List<TlaValue> values = new ArrayList<>();
    if (accept(close)) {
      return values;
    }
    do {
      values.add(value());
    } while (accept(","));
    expect(close);
    return values;
  }

  private TlaValue fields() {
    SequencedMap<String, TlaValue> fields = new LinkedHashMap<>();
    do {
      String field = name();
      expect("|->");
      fields.put(field, value());
    } while (accept(","));
    expect("]");
    return new TlaValue.Fields(fields);
  }

  private TlaValue function() {
    SequencedMap<TlaValue, TlaValue> pairs = new LinkedHashMap<>();
    do {
      TlaValue argument = value();
      expect(":>");
      pairs.put(argument, value());
    } while (accept("@@"));
    expect(")");
    return new TlaValue.Function(pairs);
  }

  private TlaValue string() {
    int close = text.indexOf('"', at);
    if (close < 0) {
      throw unexpected("a closing quote");
    }
    String value = text.substring(at, close);
    at = close + 1;
    return new TlaValue.Str(value);
  }

  private TlaValue word() {
    boolean negative = accept("-");
    String word = name();
    if (Character.isDigit(word.charAt(0))) {
      return new TlaValue.Int(Integer.parseInt(negative ? "-" + word : word));
    }
    return switch (word) {
      case "TRUE" -> new TlaValue.Bool(true);
      case "FALSE" -> new TlaValue.Bool(false);
      default -> new TlaValue.Atom(word);
    };
  }

  private String name() {
    skipBlanks();
    int start = at;
    while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw unexpected("a name or a number");
    }
    return text.substring(start, at);
  }

  private void end() {
    skipBlanks();
    if (at < text.length()) {
      throw unexpected("the end");
    }
  }

  private void expect(String token) {
    if (!accept(token)) {
      throw unexpected(token);
    }
  }

  private boolean accept(String token) {
    if (!sees(token)) {
      return false;
    }
    at += token.length();
    return true;
  }

  private boolean sees(String token) {
    skipBlanks();
    return text.startsWith(token, at);
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private IllegalArgumentException unexpected(String wanted) {
    String rest = text.substring(at, Math.min(text.length(), at + 40)).strip();
    return new IllegalArgumentException(
        "a value as TLC prints it: wanted=" + wanted + " offset=" + at + " found=" + rest);
  }
}
