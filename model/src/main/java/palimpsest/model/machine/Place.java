package palimpsest.model.machine;

import java.util.Locale;

/// The names that places have in the specification: those of the action that comes next.
public final class Place {
  private Place() {}

  /// `LOAD_CHUNK` as `LoadChunk`.
  public static String name(String constant) {
    StringBuilder name = new StringBuilder();
    for (String word : constant.split("_", -1)) {
      name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return name.toString();
  }
}
