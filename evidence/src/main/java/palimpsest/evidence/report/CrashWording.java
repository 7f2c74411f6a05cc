package palimpsest.evidence.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import palimpsest.properties.crash.CrashPromise;
import palimpsest.properties.crash.CrashResult;
import palimpsest.properties.crash.CrashResults;

/// What reports say of losing power along paths: how often and where, what was kept, and what is
/// not covered.
public final class CrashWording {
  private CrashWording() {}

  /// How often power was lost, in a sentence.
  public static String lost(CrashResults results) {
    return "along "
        + Wording.count(results.paths().size(), "path")
        + ", while hosts worked and checked "
        + Wording.count(results.answers(), "answer")
        + ": "
        + Wording.count(results.writes(), "write")
        + ", each torn in 4 ways (an operation of a burn in 2), make "
        + Wording.count(results.cutsMax())
        + " places; it was lost in "
        + Wording.count(results.cuts())
        + " of them, and "
        + Wording.count(results.recoveryCuts(), "time")
        + " more during recovery.";
  }

  /// What was kept wherever a loss of power tried it, what was not, and what none tried, a sentence
  /// each.
  public static String kept(CrashResults results) {
    String kept = sentences(promise -> results.keeps(promise) && results.tried(promise) > 0);
    String untried = sentences(promise -> results.keeps(promise) && results.tried(promise) == 0);
    String broken = sentences(promise -> !results.keeps(promise));
    return (kept.isEmpty() ? "" : "Wherever it was lost, " + kept + ".")
        + (broken.isEmpty() ? "" : " Not kept: " + broken + ".")
        + (untried.isEmpty() ? "" : " No loss of power tried whether " + untried + ".");
  }

  private static String sentences(Predicate<CrashPromise> wanted) {
    return Stream.of(CrashPromise.values())
        .filter(wanted)
        .map(CrashPromise::sentence)
        .collect(Collectors.joining("; "));
  }

  /// What none of it covers, a sentence each.
  public static List<String> uncovered(CrashResults results) {
    List<String> lines = new ArrayList<>();
    long behind = leftOut(results, CrashResult::everywhere);
    if (behind > 0) {
      lines.add(
          Wording.count(behind, "place")
              + " where power can be lost, left out behind the first broken promise of a path.");
    }
    if (results.paths().stream().anyMatch(path -> !path.everywhere())) {
      lines.add(
          Wording.count(leftOut(results, path -> !path.everywhere()), "place")
              + " where power can be lost, and most of those during recovery:"
              + " ./palimpsest certify --deep loses it everywhere.");
    }
    long older = results.paths().stream().filter(path -> path.isOlder()).count();
    if (older > 0) {
      lines.add(
          Wording.count(older, "path")
              + " to an older release: an adapter that keeps images without power refuses those"
              + " before it writes anything, so power was lost in a start only.");
    }
    lines.add(
        "Other orders of hosts and update than the seed's, tears elsewhere in a write, a third loss"
            + " of power in a row, and what a disk does besides losing blocks that were not"
            + " flushed.");
    return lines;
  }

  private static long leftOut(CrashResults results, Predicate<CrashResult> wanted) {
    return results.paths().stream()
        .filter(wanted)
        .mapToLong(path -> path.cutsMax() - path.cuts())
        .sum();
  }

  /// How the update ended where power stayed.
  public static String ended(CrashResult path) {
    return path.isUpdated() ? "updated" : "refused";
  }
}
