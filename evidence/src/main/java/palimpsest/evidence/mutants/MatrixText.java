package palimpsest.evidence.mutants;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import palimpsest.evidence.report.Ink;
import palimpsest.evidence.report.Wording;
import palimpsest.properties.kill.Finding;
import palimpsest.properties.kill.KillMatrix;
import palimpsest.properties.kill.KillMatrix.Cell;
import palimpsest.properties.kill.KillMatrix.Column;
import palimpsest.properties.kill.KillMatrix.Row;
import palimpsest.properties.kill.KillMatrix.Sound;

/// The matrix as a table: a line for each mutant, in each column the steps to where it shows, the
/// tries and the time that it took; and what it comes to.
final class MatrixText {
  private static final int CELL_WIDTH = 20;
  private static final double NANOS_PER_SECOND = 1e9;

  private final KillMatrix matrix;
  private final boolean isDetailed;
  private final Ink ink;
  private final int nameWidth;

  /// @param isDetailed whether it is said what gave each mutant away
  MatrixText(KillMatrix matrix, boolean isDetailed, Ink ink) {
    this.matrix = matrix;
    this.isDetailed = isDetailed;
    this.ink = ink;
    this.nameWidth =
        matrix.rows().stream().mapToInt(row -> row.mutant().name().length()).max().orElse(0);
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    StringBuilder heads = new StringBuilder(left("", nameWidth + 8));
    matrix
        .columns()
        .forEach(column -> heads.append(left(column.name() + " (" + column.kind().word() + ")")));
    lines.add(ink.faint(heads + "specification"));
    StringBuilder units = new StringBuilder(left("mutant", nameWidth + 2)).append("about ");
    matrix.columns().forEach(_ -> units.append(left("steps tries     s")));
    lines.add(ink.faint(units.toString()));
    matrix.rows().forEach(row -> lines.addAll(lines(row)));
    lines.add("");
    lines.addAll(sums());
    return lines;
  }

  private List<String> lines(Row row) {
    List<String> lines = new ArrayList<>();
    String name = left(row.mutant().name(), nameWidth);
    StringBuilder line =
        new StringBuilder(row.kinds().isEmpty() ? ink.bad(name) : name)
            .append("  ")
            .append(left(String.join(" ", row.mutant().about()), 6));
    row.cells().forEach(cell -> line.append(cell(cell)));
    row.breaks().ifPresent(property -> line.append(ink.faint(property)));
    lines.add(line.toString().stripTrailing());
    if (isDetailed) {
      lines.add("  " + row.mutant().wrong());
      for (Cell cell : row.cells()) {
        if (cell.finding() instanceof Finding.Caught caught) {
          lines.add("  " + left(cell.column().name(), 9) + Wording.plain(caught.what()));
        }
      }
    }
    return lines;
  }

  private String cell(Cell cell) {
    String seconds = String.format(Locale.ROOT, "%.2f", cell.nanos() / NANOS_PER_SECOND);
    return switch (cell.finding()) {
      case Finding.Caught caught ->
          left(String.format(Locale.ROOT, "%5d %5d %5s", caught.length(), caught.tries(), seconds));
      case Finding.Missed missed ->
          ink.faint(left(String.format(Locale.ROOT, "%5s %5d %5s", "-", missed.tries(), seconds)));
      case Finding.NotAsked _ -> ink.faint(left("    -"));
    };
  }

  private List<String> sums() {
    List<String> lines = new ArrayList<>();
    for (Column column : matrix.columns()) {
      lines.add(
          left(column.name(), 10)
              + "catches "
              + matrix.caughtBy(column)
              + " of "
              + Wording.count(matrix.rows().size(), "mutant"));
    }
    List<String> few = matrix.fewerThan(2);
    lines.add(
        few.isEmpty()
            ? "every mutant is caught by detectors of two kinds at least"
            : "caught by one kind of detector, or by none: " + String.join(", ", few));
    if (!matrix.survivors().isEmpty()) {
      lines.add(ink.bad("survivors: " + String.join(", ", matrix.survivors())));
    }
    for (Sound alarm : matrix.alarms()) {
      lines.add(ink.bad("the implementation as it is does not pass: " + alarm.cell()));
    }
    if (matrix.alarms().isEmpty()) {
      lines.add(ink.good("the implementation as it is passes every detector"));
    }
    return lines;
  }

  private static String left(String text) {
    return left(text, CELL_WIDTH);
  }

  private static String left(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
