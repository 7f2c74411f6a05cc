package palimpsest.evidence.report;

import java.util.Locale;
import java.util.regex.Pattern;
import palimpsest.model.release.Promise;
import palimpsest.model.release.UpdatePath;

/// How numbers, paths and texts of others are written in reports, whatever the machine's language.
public final class Wording {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]");

  private Wording() {}

  /// A promise or an outcome, as release files write it.
  public static String word(Promise promise) {
    return promise.name().toLowerCase(Locale.ROOT);
  }

  /// A path in plain characters.
  public static String path(UpdatePath path) {
    return path.from() + " -> " + path.to();
  }

  /// Milliseconds to the microsecond, without their unit.
  public static String millis(long nanos) {
    return String.format(Locale.ROOT, "%.3f", nanos / NANOS_PER_MILLI);
  }

  /// A count with its thousands set apart.
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /// A count with its noun: `1 path`, `2 paths`.
  public static String count(long count, String noun) {
    return count(count) + " " + noun + (count == 1 ? "" : "s");
  }

  /// A text of somebody else's on one line, of which nothing reaches a terminal as a command.
  public static String plain(String text) {
    return CONTROL.matcher(text).replaceAll(" ");
  }
}
