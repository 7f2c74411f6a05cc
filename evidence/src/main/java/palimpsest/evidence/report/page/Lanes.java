package palimpsest.evidence.report.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import palimpsest.evidence.report.Wording;
import palimpsest.model.machine.EnvironmentStep;
import palimpsest.model.machine.Step;
import palimpsest.model.machine.UpdateStep;
import palimpsest.model.machine.WorkerStep;
import palimpsest.tla.Counterexample;
import palimpsest.tla.CounterexampleText;

/// A way to where something is wrong, drawn as swim lanes: a column for each actor, in the order in
/// which they come in, and a row for each step. It is a table, so that it can be read aloud.
///
/// @param found what is wrong behind the last step
public record Lanes(List<String> actors, List<Row> rows, String found) {
  public Lanes {
    actors = List.copyOf(actors);
    rows = List.copyOf(rows);
  }

  /// A step: which lane it is in, and what it is.
  public record Row(int number, int lane, String action, List<String> changes) {
    public Row {
      changes = List.copyOf(changes);
    }
  }

  /// A step, and who takes it.
  private record Taken(String actor, String action, List<String> changes) {}

  /// A way that TLC found.
  static Lanes of(Counterexample counterexample) {
    return drawn(
        CounterexampleText.steps(counterexample).stream()
            .map(step -> new Taken(step.actor(), step.action(), step.changes()))
            .toList(),
        CounterexampleText.ending(counterexample));
  }

  /// Steps of the machine, which implementation and machine took together.
  static Lanes of(List<Step> way, String found) {
    return drawn(
        way.stream().map(step -> new Taken(actor(step), step.toString(), List.of())).toList(),
        found);
  }

  private static Lanes drawn(List<Taken> steps, String found) {
    SequencedSet<String> actors = new LinkedHashSet<>();
    steps.forEach(step -> actors.add(lane(step)));
    List<String> lanes = List.copyOf(actors);
    List<Row> rows = new ArrayList<>();
    for (Taken step : steps) {
      rows.add(
          new Row(
              rows.size() + 1,
              lanes.indexOf(lane(step)),
              Wording.plain(step.action()).replace("[]", ""),
              step.changes().stream().map(Wording::plain).toList()));
    }
    return new Lanes(lanes, rows, Wording.plain(found));
  }

  /// Some steps of a specification change nobody's place.
  private static String lane(Taken step) {
    return step.actor().isEmpty() ? "system" : step.actor();
  }

  private static String actor(Step step) {
    return switch (step) {
      case UpdateStep _ -> "update";
      case WorkerStep taken -> "worker " + taken.w();
      case EnvironmentStep.Submit submit -> "host " + submit.p();
      case EnvironmentStep.Interrupt _ -> "operator";
      case EnvironmentStep _ -> "fault";
    };
  }
}
