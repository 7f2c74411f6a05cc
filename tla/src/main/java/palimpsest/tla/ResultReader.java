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
import palimpsest.tla.CheckResult.Outcome;
import palimpsest.tla.CheckResult.PropertyKind;
import palimpsest.tla.CheckResult.Reason;
import palimpsest.tla.Counterexample.Ending;

/// Makes a result of the messages of one run.
final class ResultReader {
  /// What a model prints in each state is not wanted to its end.
  private static final int LINES_MAX = 10_000;

  private static final int SIGNAL_EXIT = 128;
  private static final String OUT_OF_MEMORY = "Terminating due to java.lang.OutOfMemoryError: ";
  private static final Pattern COUNTS =
      Pattern.compile("([\\d,]+) states generated, ([\\d,]+) distinct states found, ([\\d,]+) .*");
  private static final Pattern DEPTH = Pattern.compile(".* search is (\\d+)\\.");
  private static final Pattern FIRED = Pattern.compile("<(\\w+) .*>: (\\d+):(\\d+)");
  private static final Pattern STATE =
      Pattern.compile("(\\d+): <(\\w+)[^>]*>\\s*(.*)", Pattern.DOTALL);
  private static final Pattern BACK = Pattern.compile("(\\d+): .*", Pattern.DOTALL);
  private static final Pattern PROPERTY =
      Pattern.compile("(?:Invariant|Action property) (\\w+) is violated.*");

  private final Tlc.Job job;
  private final List<Counterexample.State> states = new ArrayList<>();
  private final SortedMap<String, Long> fired = new TreeMap<>();
  private final List<String> parsed = new ArrayList<>();
  private final List<String> printed = new ArrayList<>();
  private Ending ending = new Ending.Ends();
  private Optional<Broken> broken = Optional.empty();
  private Optional<Broke> broke = Optional.empty();
  private Optional<String> memory = Optional.empty();
  private String positions = "";
  private String last = "";
  private String version = "";
  private boolean started;
  private boolean succeeded;
  private Counts counts = Counts.NONE;

  private record Broken(Reason reason, String text) {}

  private record Broke(PropertyKind kind, String property) {}

  ResultReader(Tlc.Job job) {
    this.job = job;
  }

  /// Takes the next message.
  ///
  /// @throws IllegalArgumentException if it is not one of TLC's
  void accept(ToolMessage message) {
    String text = message.text();
    switch (message.code()) {
      case ToolMessage.NONE -> line(text);
      case ToolMessage.VERSION -> version = text;
      case ToolMessage.PARSING -> parsed.clear();
      case ToolMessage.STARTING -> started = true;
      case ToolMessage.SUCCESS -> succeeded = true;
      case ToolMessage.COUNTS -> counts(text);
      case ToolMessage.DEPTH -> depth(Integer.parseInt(group(DEPTH, text, 1)));
      case ToolMessage.COVERAGE -> fired.clear(); // each report counts from the beginning
      case ToolMessage.ACTION_COVERAGE -> fired(text);
      case ToolMessage.STATE -> state(text);
      case ToolMessage.STUTTERING -> ending = new Ending.Stutters();
      case ToolMessage.BACK_TO_STATE ->
          ending = new Ending.BackTo(Integer.parseInt(group(BACK, text, 1)));
      case ToolMessage.POSITIONS -> positions = text;
      default -> verdict(message);
    }
  }

  /// The result of a process that ended by itself.
  CheckResult result(int exit, Duration elapsed) {
    return result(outcome(exit), elapsed);
  }

  CheckResult result(Outcome outcome, Duration elapsed) {
    Optional<StateGraph> graph =
        outcome instanceof Outcome.Holds
            ? job.graph().map(file -> new StateGraph(file, counts.distinct()))
            : Optional.empty();
    return new CheckResult(
        outcome,
        counts.equals(Counts.NONE) ? Optional.empty() : Optional.of(counts),
        fired,
        graph,
        printed,
        elapsed,
        version);
  }

  private Outcome outcome(int exit) {
    if (memory.isPresent()) {
      return outOfMemory(memory.get());
    }
    if (broken.isPresent()) {
      return broken(broken.get());
    }
    if (broke.isPresent()) {
      return new Outcome.Violated(
          broke.get().kind(), broke.get().property(), new Counterexample(states, ending));
    }
    if (!succeeded || exit != 0) {
      String code = exit > SIGNAL_EXIT ? "signal=" + (exit - SIGNAL_EXIT) : "exit=" + exit;
      String words = last.isEmpty() ? "" : " last=" + last;
      return new Outcome.Broken(Reason.DIED, "TLC ends with a result: " + code + words);
    }
    return counts.distinct() == 0
        ? new Outcome.Broken(Reason.SPECIFICATION, job.module() + " has an initial state: found=0")
        : new Outcome.Holds();
  }

  private Outcome.Broken broken(Broken first) {
    return switch (first.reason()) {
      case MEMORY -> outOfMemory(Diagnosis.oneLine(first.text()));
      case SPECIFICATION ->
          new Outcome.Broken(
              first.reason(),
              Diagnosis.ofParser(job.module(), parsed, Diagnosis.oneLine(first.text())));
      case CONFIGURATION ->
          new Outcome.Broken(first.reason(), Diagnosis.ofConfiguration(job.module(), first.text()));
      default ->
          new Outcome.Broken(first.reason(), Diagnosis.ofEvaluation(first.text(), positions));
    };
  }

  private Outcome.Broken outOfMemory(String found) {
    return new Outcome.Broken(
        Reason.MEMORY,
        "a model fits into its heap: heapMegabytes="
            + job.limits().heapMegabytes()
            + " found="
            + found);
  }

  private void line(String text) {
    last = text;
    if (text.startsWith(OUT_OF_MEMORY)) {
      memory = Optional.of(text.substring(OUT_OF_MEMORY.length()));
    }
    List<String> lines = started ? printed : parsed;
    if (lines.size() < LINES_MAX) {
      lines.add(text);
    }
  }

  /// Takes note of a message that says that something is wrong. The first one tells what it is, the
  /// others follow from it.
  private void verdict(ToolMessage message) {
    if (message.severity() != 1 && message.severity() != 2) {
      return;
    }
    switch (message.code()) {
      case 2107, 2110 -> breaks(PropertyKind.INVARIANT, message);
      case 2108, 2112 -> breaks(PropertyKind.ACTION_PROPERTY, message);
      case 2116 -> breaks(PropertyKind.TEMPORAL, message);
      case 2114 -> breaks(PropertyKind.DEADLOCK, message);
      case 2104 -> breaks(PropertyKind.ASSUMPTION, message);
      case 2120, 2121, 2264 -> {
        // Headings of the counterexample.
      }
      default -> {
        if (broken.isEmpty()) {
          broken = Optional.of(new Broken(reason(message), message.text()));
        }
      }
    }
  }

  private static Reason reason(ToolMessage message) {
    int code = message.code();
    if (code == 2171 || code == 3002) {
      return Reason.SPECIFICATION;
    }
    if ((code >= 1001 && code <= 1003) || message.text().contains("Java heap space")) {
      return Reason.MEMORY;
    }
    boolean isConfiguration =
        (code >= 2222 && code <= 2246)
            || (code >= 5001 && code <= 5006)
            || code == 2146
            || code == 2280
            || code == 2281;
    return isConfiguration ? Reason.CONFIGURATION : Reason.EVALUATION;
  }

  private void breaks(PropertyKind kind, ToolMessage message) {
    if (broke.isEmpty()) {
      Matcher property = PROPERTY.matcher(message.text());
      broke = Optional.of(new Broke(kind, property.matches() ? property.group(1) : ""));
    }
  }

  private void counts(String text) {
    counts = new Counts(number(group(COUNTS, text, 2)), number(group(COUNTS, text, 1)), 0);
  }

  private void depth(int depth) {
    counts = new Counts(counts.distinct(), counts.generated(), depth);
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
