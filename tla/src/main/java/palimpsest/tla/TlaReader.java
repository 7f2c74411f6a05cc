package palimpsest.tla;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Reads values and states as TLC prints them.
public final class TlaReader {
  private static final int INTERVAL_MAX = 100_000;

  private final String text;
  private int at;

  private TlaReader(String text) {
    this.text = text;
  }

  /// Reads one value.
  ///
  /// @throws IllegalArgumentException if the text is not a value and nothing else
  public static TlaValue value(String text) {
    TlaReader reader = new TlaReader(text);
    TlaValue value = reader.value();
    reader.end();
    return value;
  }

  /// Reads a state: a conjunction of `variable = value`, by variable.
  ///
  /// @throws IllegalArgumentException if the text is not a state and nothing else
  public static SortedMap<String, TlaValue> state(String text) {
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
    StringBuilder value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      value.append(text.charAt(at) == '\\' ? escaped() : text.charAt(at));
      at++;
    }
    if (at == text.length()) {
      throw unexpected("a closing quote");
    }
    at++;
    return new TlaValue.Str(value.toString());
  }

  /// Reads as far as the letter that tells what is escaped.
  private char escaped() {
    at++;
    return switch (at < text.length() ? text.charAt(at) : ' ') {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'f' -> '\f';
      case '"' -> '"';
      case '\\' -> '\\';
      default -> throw unexpected("an escaped letter");
    };
  }

  private TlaValue word() {
    boolean negative = accept("-");
    String word = name();
    if (negative || Character.isDigit(word.charAt(0))) {
      int number = number(word, negative);
      return accept("..") ? interval(number) : new TlaValue.Int(number);
    }
    return switch (word) {
      case "TRUE" -> new TlaValue.Bool(true);
      case "FALSE" -> new TlaValue.Bool(false);
      default -> new TlaValue.Atom(word);
    };
  }

  private int number(String word, boolean negative) {
    try {
      return Integer.parseInt(negative ? "-" + word : word);
    } catch (NumberFormatException _) {
      throw unexpected("a number, not " + word);
    }
  }

  /// An interval equals the set of its numbers, so it is read as that.
  private TlaValue interval(int first) {
    boolean negative = accept("-");
    int last = number(name(), negative);
    if ((long) last - first >= INTERVAL_MAX) {
      throw unexpected("no more than " + INTERVAL_MAX + " numbers");
    }
    return new TlaValue.Set(
        IntStream.rangeClosed(first, last).<TlaValue>mapToObj(TlaValue.Int::new).toList());
  }

  private String name() {
    skipBlanks();
    int start = at;
    while (at < text.length() && isPart(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw unexpected("a name or a number");
    }
    return text.substring(start, at);
  }

  private static boolean isPart(char letter) {
    return Character.isLetterOrDigit(letter) || letter == '_';
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
