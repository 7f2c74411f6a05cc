package palimpsest.evidence.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import palimpsest.evidence.requirements.RequirementMatrix;
import palimpsest.evidence.requirements.Standing;
import palimpsest.model.release.Promise;
import palimpsest.model.release.UpdatePath;
import palimpsest.properties.path.StartTimes;
import palimpsest.properties.roll.RollPlan;
import palimpsest.properties.roll.RollPromise;
import palimpsest.properties.roll.RollResult;

/// How numbers, paths and texts of others are written in reports, whatever the machine's language.
public final class Wording {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final int PROBLEM_MAX = 300;
  private static final MathContext DIGITS = new MathContext(3);
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
  private static final List<String> UNITS = List.of("ns", "µs", "ms", "s");
  private static final Pattern NANOS = Pattern.compile("\\b([a-z]\\w*)Nanos=(\\d{1,18})\\b");
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

  /// A path as pages show it.
  public static String arrow(UpdatePath path) {
    return path.from() + " → " + path.to();
  }

  /// A time in the unit that suits it, to three digits: `439 µs`, `12.9 ms`.
  public static String duration(long nanos) {
    int unit = 0;
    BigDecimal value = BigDecimal.valueOf(nanos).round(DIGITS);
    while (unit < UNITS.size() - 1 && value.abs().compareTo(THOUSAND) >= 0) {
      value = value.movePointLeft(3);
      unit++;
    }
    String number = value.stripTrailingZeros().toPlainString().replace('-', '−');
    return nanos == 0 ? "0" : number + "\u00a0" + UNITS.get(unit);
  }

  /// Fast against standard start, in a sentence.
  public static String starts(StartTimes starts) {
    return String.format(
        Locale.ROOT,
        "Started after %s: by fastload in %s with %d of %d sessions, by the standard sequence in %s"
            + " with %d (simulated time).",
        path(starts.path()),
        duration(starts.fast().toNanos()),
        starts.keptFast(),
        starts.sessions(),
        duration(starts.standard().toNanos()),
        starts.keptStandard());
  }

  /// What was rolled, over whom and how often, in a sentence.
  public static String rolled(RollResult result) {
    RollPlan plan = result.plan();
    return path(plan.path())
        + " over "
        + String.join(", ", plan.adapters())
        + ", while "
        + count(plan.hosts().size(), "host")
        + " worked and checked "
        + count(result.answers(), "answer")
        + ": "
        + count(result.runs().size(), "roll")
        + ", with power lost in "
        + count(result.cuts())
        + " of them."
        + (result.complete() ? "" : " Others were to follow when it was interrupted.");
  }

  /// What all rolls that tried it have kept, in a sentence, and what none tried, in another.
  public static String kept(RollResult result) {
    String kept = sentences(promise -> result.keeps(promise) && result.tried(promise) > 0);
    String untried = sentences(promise -> result.tried(promise) == 0);
    return (kept.isEmpty() ? "Nothing was kept in all of them." : "In all of them " + kept + ".")
        + (untried.isEmpty() ? "" : " None of them tried whether " + untried + ".");
  }

  private static String sentences(Predicate<RollPromise> wanted) {
    return Stream.of(RollPromise.values())
        .filter(wanted)
        .map(RollPromise::sentence)
        .collect(Collectors.joining("; "));
  }

  /// How many requirements stand how, in a sentence.
  public static String requirements(RequirementMatrix matrix) {
    return matrix.count(Standing.SHOWN)
        + " of "
        + count(matrix.results().size(), "requirement")
        + " shown, "
        + matrix.count(Standing.SPECIFIED)
        + " in the specification only, "
        + matrix.count(Standing.NOT_SHOWN)
        + " not shown, "
        + matrix.count(Standing.BROKEN)
        + " broken (profile "
        + matrix.profile()
        + "); the page says of each what is missing.";
  }

  /// A count with its thousands set apart.
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /// A count with its noun: `1 path`, `2 paths`.
  public static String count(long count, String noun) {
    return count(count) + " " + noun + (count == 1 ? "" : "s");
  }

  /// A problem as people read it: on one line, not too long, its nanoseconds as milliseconds.
  public static String problem(String text) {
    String line =
        NANOS
            .matcher(plain(text))
            .replaceAll(
                found -> found.group(1) + "=" + exactMillis(Long.parseLong(found.group(2))));
    return line.length() <= PROBLEM_MAX
        ? line
        : line.substring(0, PROBLEM_MAX) + "... (whole in evidence.json)";
  }

  /// A text of somebody else's on one line, of which nothing reaches a terminal as a command.
  public static String plain(String text) {
    return CONTROL.matcher(text).replaceAll(" ");
  }

  /// All digits: what breaks a bound by a little must not look equal to it.
  private static String exactMillis(long nanos) {
    return BigDecimal.valueOf(nanos, 6).stripTrailingZeros().toPlainString() + " ms";
  }
}
