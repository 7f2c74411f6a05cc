package palimpsest.properties.text;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Values of a release file in one line each.
final class Flow {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][\\w.-]*( [\\w.-]+)*");
  private static final Set<String> MEANINGFUL = Set.of("true", "false", "null");

  private Flow() {}

  /// A name as it stands, or quoted where YAML would read it as something else.
  static String name(String name) {
    boolean plain = PLAIN.matcher(name).matches() && !MEANINGFUL.contains(name);
    return plain ? name : "'" + name.replace("'", "''") + "'";
  }

  /// A constant in the words of a release file.
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String number(long unsigned) {
    return Long.toUnsignedString(unsigned);
  }

  static String list(Collection<String> items) {
    return "[" + String.join(", ", items) + "]";
  }

  static <T> String list(Collection<T> items, Function<T, String> text) {
    return list(items.stream().map(text).toList());
  }

  static String group(SequencedMap<String, String> entries) {
    return entries.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + entry.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }

  static String group(List<String> entries) {
    return "{" + String.join(", ", entries) + "}";
  }
}
