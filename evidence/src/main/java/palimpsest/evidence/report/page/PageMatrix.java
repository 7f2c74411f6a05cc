package palimpsest.evidence.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import palimpsest.evidence.report.Matrix;
import palimpsest.evidence.report.Wording;
import palimpsest.model.release.UpdatePath;

/// The matrix from × to as a table of cells; `wide` where there are so many columns that a cell has
/// room for a sign only.
public record PageMatrix(List<String> columns, List<Row> rows, boolean wide, boolean untried) {
  private static final int COLUMNS_WITH_WORDS = 12;

  public PageMatrix {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  public record Row(String release, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  static PageMatrix of(Matrix matrix, Map<UpdatePath, String> sections) {
    List<Row> rows = new ArrayList<>();
    for (String row : matrix.rows()) {
      rows.add(
          new Row(
              row,
              matrix.columns().stream()
                  .map(column -> cell(matrix, row, column, sections))
                  .toList()));
    }
    List<String> columns = List.copyOf(matrix.columns());
    return new PageMatrix(columns, rows, columns.size() > COLUMNS_WITH_WORDS, matrix.untried() > 0);
  }

  private static Cell cell(
      Matrix matrix, String row, String column, Map<UpdatePath, String> sections) {
    return matrix
        .at(row, column)
        .map(
            result -> {
              String word = Wording.word(result.happened());
              return new Cell(
                  word,
                  word,
                  !result.isKept(),
                  java.util.Optional.ofNullable(sections.get(result.path())));
            })
        .orElse(matrix.isPromised(row, column) ? Cell.UNTRIED : Cell.NOTHING);
  }
}
