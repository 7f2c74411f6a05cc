package palimpsest.evidence.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.properties.path.PathResult;
import palimpsest.properties.path.PathResult.Pauses;

/// A line of numbers for each path, and below it what was reconciled or why it was refused.
final class TextTable {
  private static final int WIDTH = 100;
  private static final int PATH_WIDTH_MAX = 26;
  private static final int OUTCOME_WIDTH = 10;
  private static final int NUMBER_WIDTH = 9;
  private static final String INDENT = "    ";
  private static final List<String> HEADS =
      List.of("copying", "declared", "median", "longest", "first", "answers", "waited");

  private final List<PathResult> results;
  private final Ink ink;
  private final int pathWidth;

  TextTable(List<PathResult> results, Ink ink) {
    this.results = results;
    this.ink = ink;
    this.pathWidth =
        Math.min(
            PATH_WIDTH_MAX,
            results.stream()
                .mapToInt(result -> Wording.path(result.path()).length())
                .max()
                .orElse(0));
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(ink.faint(" ".repeat(pathWidth + OUTCOME_WIDTH + 5) + "pause in ms"));
    StringBuilder heads = new StringBuilder(left("path", pathWidth));
    heads.append("  ").append(left("outcome", OUTCOME_WIDTH));
    HEADS.forEach(head -> heads.append(right(head)));
    lines.add(ink.faint(heads.toString()));
    results.forEach(result -> lines.addAll(lines(result)));
    return lines;
  }

  private List<String> lines(PathResult result) {
    List<String> lines = new ArrayList<>();
    String path = Wording.path(result.path());
    if (path.length() > pathWidth) {
      lines.add(path);
      path = "";
    }
    StringBuilder line = new StringBuilder(left(path, pathWidth)).append("  ");
    String outcome = left(Wording.word(result.happened()), OUTCOME_WIDTH);
    line.append(result.isKept() ? ink.good(outcome) : ink.bad(outcome));
    numbers(result).forEach(number -> line.append(right(number)));
    lines.add(line.toString());
    String why = why(result);
    if (!why.isEmpty()) {
      for (String wrapped : wrapped(why, WIDTH - INDENT.length())) {
        lines.add(INDENT + ink.faint(wrapped));
      }
    }
    return lines;
  }

  private static List<String> numbers(PathResult result) {
    List<String> numbers = new ArrayList<>();
    Optional<Pauses> pauses = result.pauses();
    for (int column = 0; column < 5; column++) {
      numbers.add("-");
    }
    if (pauses.isPresent()) {
      Pauses measured = pauses.get();
      numbers.set(0, Wording.millis(measured.predictedNanos()));
      numbers.set(1, Wording.millis(measured.declaredNanos()));
      numbers.set(2, Wording.millis(measured.median().totalNanos()));
      numbers.set(3, Wording.millis(measured.longestNanos()));
      numbers.set(4, Wording.millis(measured.first().totalNanos()));
    }
    numbers.add(Wording.count(result.traffic().answers()));
    numbers.add(Wording.count(result.traffic().waits()));
    return numbers;
  }

  private static String why(PathResult result) {
    return result
        .refusal()
        .map(refusal -> "refused: " + Wording.plain(refusal))
        .orElseGet(() -> Kinds.of(result.reconciled()));
  }

  private static String left(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String right(String text) {
    return " ".repeat(Math.max(1, NUMBER_WIDTH + 1 - text.length())) + text;
  }

  /// Broken at spaces; a word that is wider than the line stays whole.
  static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
