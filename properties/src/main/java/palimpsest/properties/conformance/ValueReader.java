package palimpsest.properties.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Reads values as TLC prints them, straight into what they stand for: the reader of a state says
/// what has to come, and anything else is an error.
final class ValueReader {
  private final String text;
  private int at;

  ValueReader(String text) {
    this.text = text;
  }

  boolean bool() {
    String word = name();
    return switch (word) {
      case "TRUE" -> true;
      case "FALSE" -> false;
      default -> throw unexpected("TRUE or FALSE, not " + word);
    };
  }

  int number() {
    String word = name();
    try {
      return Integer.parseInt(word);
    } catch (NumberFormatException _) {
      throw unexpected("a number, not " + word);
    }
  }

  String string() {
    expect("\"");
    int close = text.indexOf('"', at);
    if (close < 0) {
      throw unexpected("a closing quote");
    }
    String value = text.substring(at, close);
    at = close + 1;
    return value;
  }

  <T> List<T> sequence(Supplier<T> element) {
    expect("<<");
    return elements(element, ">>");
  }

  <T> List<T> set(Supplier<T> element) {
    expect("{");
    return elements(element, "}");
  }

  private <T> List<T> elements(Supplier<T> element, String close) {
    List<T> all = new ArrayList<>();
    if (accept(close)) {
      return all;
    }
    do {
      all.add(element.get());
    } while (accept(","));
    expect(close);
    return all;
  }

  /// Reads a record of that many fields; the consumer reads the value of the field it is given.
  void record(int count, Consumer<String> field) {
    expect("[");
    int found = 0;
    do {
      String name = name();
      expect("|->");
      field.accept(name);
      found++;
    } while (accept(","));
    expect("]");
    if (found != count) {
      throw unexpected("a record of " + count + " fields, not " + found);
    }
  }

  /// Reads a function of strings, which TLC prints as a record; as an empty sequence if it is
  /// empty.
  <T> SequencedMap<String, T> byName(Supplier<T> value) {
    SequencedMap<String, T> all = new LinkedHashMap<>();
    if (accept("<<")) {
      expect(">>");
      return all;
    }
    expect("[");
    do {
      String name = name();
      expect("|->");
      all.put(name, value.get());
    } while (accept(","));
    expect("]");
    return all;
  }

  String name() {
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
    return Character.isLetterOrDigit(letter) || letter == '_' || letter == '-';
  }

  void expect(String token) {
    if (!accept(token)) {
      throw unexpected(token);
    }
  }

  boolean accept(String token) {
    skipBlanks();
    if (!text.startsWith(token, at)) {
      return false;
    }
    at += token.length();
    return true;
  }

  boolean isAtEnd() {
    skipBlanks();
    return at == text.length();
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  IllegalArgumentException unexpected(String wanted) {
    String rest = text.substring(at, Math.min(text.length(), at + 40)).strip();
    return new IllegalArgumentException(
        "a value as TLC prints it: wanted=" + wanted + " offset=" + at + " found=" + rest);
  }
}
