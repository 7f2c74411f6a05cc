package palimpsest.properties.crash;

import java.util.List;
import java.util.function.ToLongFunction;
import palimpsest.properties.tally.Tally;

/// What came of losing power along the paths of a history, one after the other.
public record CrashResults(List<CrashResult> paths) {
  public CrashResults {
    paths = List.copyOf(paths);
  }

  public boolean isKept() {
    return paths.stream().allMatch(CrashResult::isKept);
  }

  public boolean keeps(CrashPromise promise) {
    return paths.stream().allMatch(path -> path.keeps(promise));
  }

  /// How many losses of power put a promise to the test.
  public long tried(CrashPromise promise) {
    return sum(path -> path.tried(promise));
  }

  /// Whether power was lost wherever it could be, recovery included.
  public boolean isComplete() {
    return paths.stream().allMatch(CrashResult::complete);
  }

  public long writes() {
    return sum(CrashResult::writesOfAll);
  }

  public long cuts() {
    return sum(CrashResult::cuts);
  }

  public long cutsMax() {
    return sum(CrashResult::cutsMax);
  }

  public long recoveryCuts() {
    return sum(CrashResult::recoveryCuts);
  }

  /// In which part of the course power was lost how often, and how the write was torn.
  public Tally lost() {
    return paths.stream().map(CrashResult::lost).reduce(Tally.NONE, Tally::plus);
  }

  /// How often hosts asked for what.
  public Tally asked() {
    return paths.stream().map(CrashResult::asked).reduce(Tally.NONE, Tally::plus);
  }

  public long answers() {
    return sum(CrashResult::answers);
  }

  private long sum(ToLongFunction<CrashResult> each) {
    return paths.stream().mapToLong(each).sum();
  }
}
