package palimpsest.properties.crash;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import palimpsest.model.release.UpdatePath;
import palimpsest.properties.crash.CrashPromise.Breach;
import palimpsest.properties.tally.Tally;

/// What came of losing power along a path.
///
/// @param writes how many writes each part of the course has
/// @param burns how many of them are operations of a burn
/// @param ended how the update ended where no power was lost: `restarts`, or the refusal
/// @param cuts how often power was lost in the course
/// @param cutsMax how often it could be: each write, torn in each way
/// @param recoveryCuts how often it was lost again in the start that followed
/// @param everywhere whether it was to be lost wherever it could be, recovery included
/// @param complete whether it was; behind the first loss that breaks a promise there is none
/// @param tries how many losses of power put each promise to the test; one that is not named, none
///     did
/// @param lost how often in which part of the course, and how the write was torn
/// @param asked how often hosts asked for what
/// @param answers that hosts had, and checked
public record CrashResult(
    UpdatePath path,
    SequencedMap<CrashPhase, Long> writes,
    int burns,
    String ended,
    long cuts,
    long cutsMax,
    long recoveryCuts,
    boolean everywhere,
    boolean complete,
    Map<CrashPromise, Long> tries,
    Tally lost,
    Tally asked,
    long answers,
    List<Breach> breaches) {
  public CrashResult {
    writes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(writes));
    tries = Map.copyOf(tries);
    breaches = List.copyOf(breaches);
  }

  /// Whether the update came through where power stayed.
  public boolean isUpdated() {
    return ended.equals(CrashWorld.RESTARTS);
  }

  /// Whether it was refused for its age, which the adapter's counter does.
  public boolean isOlder() {
    return ended.contains(CrashWorld.OLDER);
  }

  public boolean isKept() {
    return breaches.isEmpty();
  }

  public boolean keeps(CrashPromise promise) {
    return breaches.stream().noneMatch(breach -> breach.promise() == promise);
  }

  /// How many losses of power put a promise to the test: what none did was kept by nobody.
  public long tried(CrashPromise promise) {
    return tries.getOrDefault(promise, 0L);
  }

  public long writesOfAll() {
    return writes.values().stream().mapToLong(Long::longValue).sum();
  }
}
