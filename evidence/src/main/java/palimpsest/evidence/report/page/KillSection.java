package palimpsest.evidence.report.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import palimpsest.evidence.report.Wording;
import palimpsest.properties.kill.Finding;
import palimpsest.properties.kill.KillMatrix;
import palimpsest.properties.kill.KillMatrix.Cell;
import palimpsest.properties.kill.KillMatrix.Row;

/// The part of the page about mutants of the implementation: a heat map of who catches which, and
/// for each the way to where it shows.
public record KillSection(String sentence, List<String> columns, List<Line> lines) {
  private static final int HEAT_MAX = 45;
  private static final int HEAT_MIN = 8;
  private static final int LONG_WAY = 60;

  public KillSection {
    columns = List.copyOf(columns);
    lines = List.copyOf(lines);
  }

  /// A mutant.
  ///
  /// @param lanes the shortest way that somebody who takes steps has found
  public record Line(
      String name,
      String about,
      String wrong,
      boolean survives,
      List<Heat> cells,
      Optional<Lanes> lanes) {
    public Line {
      cells = List.copyOf(cells);
    }
  }

  /// What a detector found: the shorter the way, the more heat, in percent; 0 without a finding.
  public record Heat(int heat, String word, String title) {}

  static KillSection of(KillMatrix matrix) {
    long caught = matrix.rows().stream().filter(row -> !row.kinds().isEmpty()).count();
    return new KillSection(
        caught
            + " of "
            + Wording.count(matrix.rows().size(), "mutant")
            + " of the implementation were caught; of the implementation as it is, "
            + (matrix.alarms().isEmpty()
                ? "no detector found anything."
                : matrix.alarms().size() + " detectors found something."),
        matrix.columns().stream()
            .map(column -> column.name() + " (" + column.kind().word() + ")")
            .toList(),
        matrix.rows().stream().map(KillSection::line).toList());
  }

  private static Line line(Row row) {
    return new Line(
        row.mutant().name(),
        String.join(" ", row.mutant().about()),
        Wording.plain(row.mutant().wrong()),
        row.kinds().isEmpty(),
        row.cells().stream().map(KillSection::heat).toList(),
        row.cells().stream()
            .map(Cell::finding)
            .filter(Finding.Caught.class::isInstance)
            .map(Finding.Caught.class::cast)
            .filter(finding -> !finding.way().isEmpty())
            .min((a, b) -> Integer.compare(a.way().size(), b.way().size()))
            .map(finding -> Lanes.of(finding.way(), finding.what())));
  }

  private static Heat heat(Cell cell) {
    String took = String.format(Locale.ROOT, "%.1f s", cell.nanos() / 1e9);
    return switch (cell.finding()) {
      case Finding.Caught caught ->
          new Heat(
              Math.max(
                  HEAT_MIN, HEAT_MAX - HEAT_MAX * Math.min(caught.length(), LONG_WAY) / LONG_WAY),
              Wording.count(caught.length(), "step"),
              Wording.plain(caught.what()) + " (try " + caught.tries() + ", " + took + ")");
      case Finding.Missed missed ->
          new Heat(0, "–", "tries without a finding: " + Wording.count(missed.tries()));
      case Finding.NotAsked asked -> new Heat(0, "", "not asked: " + asked.because());
    };
  }
}
