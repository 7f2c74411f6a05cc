package palimpsest.tla;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How far TLC is.
///
/// @param generated initial states and transitions so far
/// @param distinct states so far
/// @param queued states whose transitions are still to be looked at
public record Progress(long generated, long distinct, long queued) {
  private static final Pattern TEXT =
      Pattern.compile(
          "Progress.*: ([\\d,]+) states generated.*, ([\\d,]+) distinct states found.*,"
              + " ([\\d,]+) states left on queue\\.");

  /// Reads what TLC says of its progress; nothing if it says it in other words.
  static Optional<Progress> read(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new Progress(
                number(matcher.group(1)), number(matcher.group(2)), number(matcher.group(3))))
        : Optional.empty();
  }

  private static long number(String text) {
    return Long.parseLong(text.replace(",", ""));
  }
}
