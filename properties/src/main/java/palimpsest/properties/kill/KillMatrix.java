package palimpsest.properties.kill;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import palimpsest.properties.kill.Detector.Kind;
import palimpsest.properties.subject.mutant.MutantModel;
import palimpsest.properties.subject.mutant.SubjectMutant;

/// What each detector found of each mutant, and of the implementation as it is.
///
/// @param seed of which all that was found follows, but for the times
public record KillMatrix(long seed, List<Column> columns, List<Row> rows, List<Sound> sound) {
  public KillMatrix {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    sound = List.copyOf(sound);
  }

  /// A detector.
  public record Column(String name, Kind kind) {}

  /// What a detector found, and how long it took.
  public record Cell(Column column, Finding finding, long nanos) {
    public boolean isCaught() {
      return finding instanceof Finding.Caught;
    }
  }

  /// A mutant.
  ///
  /// @param breaks the property of the specification that its namesake there breaks
  public record Row(SubjectMutant mutant, Optional<String> breaks, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }

    /// The kinds of detector that caught it.
    public Set<Kind> kinds() {
      Set<Kind> kinds = EnumSet.noneOf(Kind.class);
      cells.stream().filter(Cell::isCaught).forEach(cell -> kinds.add(cell.column().kind()));
      return kinds;
    }
  }

  /// The implementation as it is, in one of the models; runs have none.
  public record Sound(Optional<MutantModel> model, Cell cell) {}

  /// The mutants that no detector caught.
  public List<String> survivors() {
    return fewerThan(1);
  }

  /// The mutants that fewer than so many kinds of detector caught.
  public List<String> fewerThan(int kinds) {
    return rows.stream()
        .filter(row -> row.kinds().size() < kinds)
        .map(row -> row.mutant().name())
        .toList();
  }

  /// How many mutants a detector caught.
  public long caughtBy(Column column) {
    return rows.stream()
        .flatMap(row -> row.cells().stream())
        .filter(cell -> cell.column().equals(column) && cell.isCaught())
        .count();
  }

  /// Where something was found though nothing is wrong.
  public List<Sound> alarms() {
    return sound.stream().filter(each -> each.cell().isCaught()).toList();
  }

  /// Whether every mutant is caught, and nothing else.
  public boolean isKept() {
    return survivors().isEmpty() && alarms().isEmpty();
  }
}
