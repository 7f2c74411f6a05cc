package palimpsest.evidence.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import palimpsest.evidence.report.Wording;
import palimpsest.properties.roll.RollPromise;
import palimpsest.properties.roll.RollResult;
import palimpsest.properties.roll.RollRun;

/// The part of the page about a roll: a table with a line for each roll that was made and a column
/// for each promise that it has to keep.
///
/// @param story what was rolled
/// @param promises what stands above each column
/// @param problems one for each promise that a roll did not keep
public record RollSection(
    String story,
    List<String> adapters,
    List<String> promises,
    List<Line> lines,
    List<String> problems) {
  public RollSection {
    adapters = List.copyOf(adapters);
    promises = List.copyOf(promises);
    lines = List.copyOf(lines);
    problems = List.copyOf(problems);
  }

  /// A roll.
  ///
  /// @param ended how the roll itself ended
  /// @param runs what each adapter ran then
  /// @param after what all ran behind the next roll, or nothing where none was due
  /// @param kept whether each promise was kept
  public record Line(
      String happened,
      String medium,
      String ended,
      List<String> runs,
      String after,
      List<Boolean> kept) {
    public Line {
      runs = List.copyOf(runs);
      kept = List.copyOf(kept);
    }
  }

  static RollSection of(RollResult result) {
    List<String> problems = new ArrayList<>();
    for (RollRun run : result.runs()) {
      run.breaches()
          .forEach(
              breach -> problems.add(Wording.problem(run.event().described() + ": " + breach)));
    }
    return new RollSection(
        "Rolled " + Wording.rolled(result) + " " + Wording.kept(result),
        result.plan().adapters().stream().map(Wording::plain).toList(),
        Stream.of(RollPromise.values()).map(RollPromise::sentence).toList(),
        result.runs().stream().map(RollSection::line).toList(),
        problems);
  }

  private static Line line(RollRun run) {
    return new Line(
        Wording.plain(run.event().described()),
        run.medium().word(),
        Wording.problem(run.ended()) + (run.takenOver() ? " (taken over)" : ""),
        run.runs().values().stream().map(Wording::plain).toList(),
        Wording.plain(String.join(", ", run.after().values().stream().distinct().toList())),
        Stream.of(RollPromise.values()).map(run::keeps).toList());
  }
}
