package palimpsest.tla;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import palimpsest.tla.CheckResult.Counts;
import palimpsest.tla.CheckResult.Kind;
import palimpsest.tla.CheckResult.Outcome;
import palimpsest.tla.CheckResult.Reason;
import palimpsest.tla.Counterexample.Ending;

/// Makes a result of the messages of one run.
final class ResultReader {
  private static final Pattern COUNTS =
      Pattern.compile("([\\d,]+) states generated, ([\\d,]+) distinct states found, ([\\d,]+) .*");
  private static final Pattern DEPTH = Pattern.compile(".* search is (\\d+)\\.");
  private static final Pattern FIRED = Pattern.compile("<(\\w+) .*>: (\\d+):(\\d+)");
  private static final Pattern STATE =
      Pattern.compile("(\\d+): <(\\w+)[^>]*>\\s*(.*)", Pattern.DOTALL);
  private static final Pattern BACK = Pattern.compile("(\\d+): .*", Pattern.DOTALL);

  private final List<Counterexample.State> states = new ArrayList<>();
  private final SortedMap<String, Long> fired = new TreeMap<>();
  private Ending ending = new Ending.Ends();
  private Optional<Broken> broken = Optional.empty();
  private Optional<Broke> broke = Optional.empty();
  private String version = "";
  private boolean succeeded;
  private long distinct;
  private long generated;
  private int depth;

  private record Broken(Reason reason, String line) {}

  private record Broke(Kind kind, String property) {}

  void accept(ToolMessage message) {
    switch (message.code()) {
      case ToolMessage.VERSION -> version = message.text();
      case ToolMessage.SUCCESS -> succeeded = true;
      case ToolMessage.COUNTS -> counts(message.text());
      case ToolMessage.DEPTH -> depth = Integer.parseInt(group(DEPTH, message.text(), 1));
      case ToolMessage.ACTION_COVERAGE -> fired(message.text());
      case ToolMessage.STATE -> state(message.text());
      case ToolMessage.STUTTERING -> ending = new Ending.Stutters();
      case ToolMessage.BACK_TO_STATE ->
          ending = new Ending.BackTo(Integer.parseInt(group(BACK, message.text(), 1)));
      default -> verdict(message);
    }
  }

  /// The result of a process that ended by itself.
  CheckResult result(int exit, List<String> stray, Duration elapsed) {
    return result(outcome(exit, stray), elapsed);
  }

  CheckResult result(Outcome outcome, Duration elapsed) {
    Optional<Counts> counts =
        distinct == 0 ? Optional.empty() : Optional.of(new Counts(distinct, generated, depth));
    return new CheckResult(outcome, counts, fired, elapsed, version);
  }

  private Outcome outcome(int exit, List<String> stray) {
    if (broken.isPresent()) {
      Broken first = broken.get();
      boolean parses = first.reason() != Reason.SPECIFICATION;
      return new Outcome.Broken(first.reason(), parses ? first.line() : parseError(stray, first));
    }
    if (broke.isPresent()) {
      return new Outcome.Violated(
          broke.get().kind(), broke.get().property(), new Counterexample(states, ending));
    }
    if (succeeded && exit == 0) {
      return new Outcome.Holds();
    }
    String why = stray.stream().filter(line -> line.contains("OutOfMemory")).findFirst().orElse("");
    return why.isEmpty()
        ? new Outcome.Broken(Reason.DIED, "TLC ends with a result: exit=" + exit + last(stray))
        : new Outcome.Broken(Reason.MEMORY, why);
  }

  /// What the parser says stands outside of the messages; its first error is the one to read.
  private static String parseError(List<String> stray, Broken otherwise) {
    for (int line = 0; line + 1 < stray.size(); line++) {
      if (stray.get(line).startsWith("***") || stray.get(line).contains("Parse Error")) {
        return String.join(" ", stray.subList(line + 1, Math.min(stray.size(), line + 3)));
      }
    }
    return stray.isEmpty() ? otherwise.line() : otherwise.line() + " " + stray.getLast();
  }

  private static String last(List<String> stray) {
    return stray.isEmpty() ? "" : " last=" + stray.getLast();
  }

  /// Takes note of a message that says that something is wrong. The first one tells what it is, the
  /// others follow from it.
  private void verdict(ToolMessage message) {
    if (message.severity() != 1 && message.severity() != 2) {
      return;
    }
    int code = message.code();
    switch (code) {
      case 2107, 2110 -> breaks(Kind.INVARIANT, message);
      case 2108, 2112 -> breaks(Kind.ACTION_PROPERTY, message);
      case 2116 -> breaks(Kind.TEMPORAL, message);
      case 2114 -> breaks(Kind.DEADLOCK, message);
      case 2104 -> breaks(Kind.ASSUMPTION, message);
      case 2120, 2121, 2264 -> {
        // Headings of the counterexample.
      }
      case 2171, 3002 -> broken(Reason.SPECIFICATION, message);
      case 1001, 1002, 1003 -> broken(Reason.MEMORY, message);
      default -> broken(reason(message), message);
    }
  }

  private static Reason reason(ToolMessage message) {
    boolean isMemory =
        message.text().contains("Java heap space") || message.text().contains("OutOfMemory");
    return isMemory
        ? Reason.MEMORY
        : isConfiguration(message) ? Reason.CONFIGURATION : Reason.EVALUATION;
  }

  private static boolean isConfiguration(ToolMessage message) {
    int code = message.code();
    return message.text().contains("ConfigFileException")
        || (code >= 2222 && code <= 2246)
        || (code >= 5001 && code <= 5006)
        || code == 2280
        || code == 2281;
  }

  private void breaks(Kind kind, ToolMessage message) {
    if (broke.isEmpty()) {
      broke = Optional.of(new Broke(kind, property(message.text())));
    }
  }

  private void broken(Reason reason, ToolMessage message) {
    if (broken.isEmpty()) {
      broken =
          Optional.of(
              new Broken(
                  reason,
                  message
                      .text()
                      .replaceAll("@!@!@\\w+ [0-9: ]+@!@!@", "")
                      .replaceAll("\\s+", " ")));
    }
  }

  private static String property(String text) {
    Matcher matcher =
        Pattern.compile("(?:Invariant|Action property) (\\w+) is violated.*").matcher(text);
    return matcher.matches() ? matcher.group(1) : "";
  }

  private void counts(String text) {
    generated = number(group(COUNTS, text, 1));
    distinct = number(group(COUNTS, text, 2));
  }

  private void fired(String text) {
    Matcher matcher = FIRED.matcher(text);
    if (matcher.matches()) {
      fired.merge(matcher.group(1), Long.parseLong(matcher.group(3)), Long::sum);
    }
  }

  private void state(String text) {
    Matcher matcher = STATE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("a state of a counterexample: found=" + text);
    }
    String action = matcher.group(2).equals("Initial") ? "Init" : matcher.group(2);
    states.add(
        new Counterexample.State(
            Integer.parseInt(matcher.group(1)), action, TlaReader.state(matcher.group(3))));
  }

  private static String group(Pattern pattern, String text, int group) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("a message of TLC: pattern=" + pattern + " found=" + text);
    }
    return matcher.group(group);
  }

  private static long number(String text) {
    return Long.parseLong(text.replace(",", ""));
  }
}
