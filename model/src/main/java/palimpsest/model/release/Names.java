package palimpsest.model.release;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The one rule for names of fields, structures, capabilities, modules and releases.
final class Names {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,62}");

  private Names() {}

  static void check(String what, String name) {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a name is 1 to 63 letters, digits, spaces, dots, dashes or underscores, a letter or"
              + " digit first: "
              + what
              + "='"
              + name
              + "'");
    }
  }

  static <T> void checkDistinct(String what, List<T> items, Function<T, ?> key) {
    Set<Object> seen = new HashSet<>();
    for (T item : items) {
      Object value = key.apply(item);
      if (!seen.add(value)) {
        throw new IllegalArgumentException(what + " is there twice: " + value);
      }
    }
  }
}
