package palimpsest.properties.roll;

import java.util.List;
import palimpsest.properties.tally.Tally;

/// What came of the rolls of a plan; the first of them is the one in which nothing happens.
///
/// @param complete whether all that were to be made are there; else there was an end to it before
public record RollResult(
    RollPlan plan, RollSettings settings, List<RollRun> runs, boolean complete) {
  public RollResult {
    runs = List.copyOf(runs);
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("a plan is rolled at least once: plan=" + plan);
    }
  }

  public boolean isKept() {
    return runs.stream().allMatch(RollRun::isKept);
  }

  public boolean keeps(RollPromise promise) {
    return runs.stream().allMatch(run -> run.keeps(promise));
  }

  /// How many rolls put a promise to the test, those that broke it among them: a promise that none
  /// did was kept by nobody.
  public long tried(RollPromise promise) {
    return runs.stream().filter(run -> run.tries(promise) || !run.keeps(promise)).count();
  }

  /// How often power was lost.
  public long cuts() {
    return runs.stream().filter(run -> run.event().isCut()).count();
  }

  public long takenOver() {
    return runs.stream().filter(RollRun::takenOver).count();
  }

  /// What happened how often.
  public Tally happened() {
    return Tally.ofEach(runs.stream().map(run -> run.event().kind()).toList());
  }

  public long answers() {
    return runs.stream().mapToLong(RollRun::answers).sum();
  }
}
