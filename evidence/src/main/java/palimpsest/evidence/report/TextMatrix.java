package palimpsest.evidence.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import palimpsest.properties.path.PathResult;

/// The matrix from × to in plain characters: a row for each release that a path starts from, a
/// column for each that one leads to, and a mark where the two meet.
final class TextMatrix {
  private static final int WIDTH = 100;
  private static final int GAP = 2;
  private static final int NARROWEST = 2;
  private static final String NOTHING = ".";
  private static final String UNTRIED = "-";

  private final Matrix matrix;
  private final Ink ink;

  TextMatrix(Matrix matrix, Ink ink) {
    this.matrix = matrix;
    this.ink = ink;
  }

  /// In blocks of as many columns as a line has room for.
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    int labels = longest(matrix.rows()) + "from ".length();
    List<String> block = new ArrayList<>();
    int used = labels;
    for (String column : matrix.columns()) {
      if (used + GAP + width(column) > WIDTH && !block.isEmpty()) {
        lines.addAll(block(block, labels));
        lines.add("");
        block.clear();
        used = labels;
      }
      block.add(column);
      used += GAP + width(column);
    }
    lines.addAll(block(block, labels));
    lines.add("");
    lines.add(legend());
    return lines;
  }

  private List<String> block(List<String> columns, int labels) {
    List<String> lines = new ArrayList<>();
    StringBuilder head = new StringBuilder(padded("to", labels));
    for (String column : columns) {
      head.append(" ".repeat(GAP)).append(centred(column, width(column)));
    }
    lines.add(ink.faint(head.toString().stripTrailing()));
    String word = "from ";
    for (String row : matrix.rows()) {
      if (columns.stream().noneMatch(column -> matrix.isPromised(row, column))) {
        continue;
      }
      StringBuilder line = new StringBuilder(ink.faint(padded(word + row, labels)));
      for (String column : columns) {
        line.append(" ".repeat(GAP)).append(mark(row, column));
      }
      lines.add(line.toString().stripTrailing());
      word = "     ";
    }
    return lines;
  }

  private String mark(String row, String column) {
    int width = width(column);
    Optional<PathResult> result = matrix.at(row, column);
    if (result.isEmpty()) {
      return ink.faint(centred(matrix.isPromised(row, column) ? UNTRIED : NOTHING, width));
    }
    String symbol = symbol(result.get());
    return result.get().isKept()
        ? ink.good(centred(symbol, width))
        : ink.bad(centred(symbol + "!", width));
  }

  private static String symbol(PathResult result) {
    return switch (result.happened()) {
      case COMPATIBLE -> "=";
      case CONVERTED -> "~";
      case REFUSED -> "x";
    };
  }

  private String legend() {
    String text = "= compatible   ~ converted   x refused   ! promise broken   . nothing promised";
    return ink.faint(matrix.untried() == 0 ? text : text + "   - not tried");
  }

  private static int width(String column) {
    return Math.max(column.length(), NARROWEST);
  }

  private static int longest(SequencedSet<String> texts) {
    return texts.stream().mapToInt(String::length).max().orElse(0);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String centred(String text, int width) {
    int left = Math.max(0, width - text.length()) / 2;
    return padded(" ".repeat(left) + text, width);
  }
}
