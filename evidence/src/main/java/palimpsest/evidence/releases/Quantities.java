package palimpsest.evidence.releases;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Amounts with their units: `20 ms`, `1 MiB`.
final class Quantities {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9}) ?(\\p{L}+)");

  private Quantities() {}

  static Duration duration(String text) {
    Matcher amount = FORM.matcher(text);
    if (amount.matches()) {
      long count = Long.parseLong(amount.group(1));
      switch (amount.group(2)) {
        case "us" -> {
          return Duration.ofNanos(count * 1_000);
        }
        case "ms" -> {
          return Duration.ofMillis(count);
        }
        case "s" -> {
          return Duration.ofSeconds(count);
        }
        default -> {}
      }
    }
    throw new IllegalArgumentException(
        "a duration is a whole number of us, ms or s, such as 20 ms: text='" + text + "'");
  }

  static int bytes(String text) {
    Matcher amount = FORM.matcher(text);
    if (amount.matches()) {
      long count = Long.parseLong(amount.group(1));
      switch (amount.group(2)) {
        case "B" -> {
          return fitting(count, text);
        }
        case "KiB" -> {
          return fitting(count << 10, text);
        }
        case "MiB" -> {
          return fitting(count << 20, text);
        }
        default -> {}
      }
    }
    throw new IllegalArgumentException(
        "a size is a whole number of B, KiB or MiB, such as 1 MiB: text='" + text + "'");
  }

  private static int fitting(long bytes, String text) {
    if (bytes > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("a size is below 2 GiB: text='" + text + "'");
    }
    return (int) bytes;
  }
}
