package palimpsest.evidence.report;

import java.util.List;
import palimpsest.properties.crash.CrashPhase;
import palimpsest.properties.crash.CrashPromise;
import palimpsest.properties.crash.CrashResult;
import palimpsest.properties.crash.CrashResults;

/// The part of `evidence.json` about losing power along paths: `places` is in how many it can be
/// lost, each write torn in each way, `lost` in how many of them it was, `lostAgain` how often it
/// was in the starts that followed, and `complete` whether that was everywhere. `notCovered` says
/// in sentences what none of it covers.
record CrashEvidence(
    boolean kept,
    boolean complete,
    long writes,
    long places,
    long lost,
    long lostAgain,
    long answers,
    List<String> notCovered,
    List<Path> paths) {
  CrashEvidence {
    notCovered = List.copyOf(notCovered);
    paths = List.copyOf(paths);
  }

  /// A path; `ended` is `restarts`, or the line with which the update was refused where no power
  /// was lost. Of `writes`, `burns` are operations of a burn.
  record Path(
      String from,
      String to,
      String ended,
      Writes writes,
      int burns,
      long places,
      long lost,
      long lostAgain,
      boolean complete,
      long answers,
      Kept kept,
      Tried tried,
      List<String> problems) {
    Path {
      problems = List.copyOf(problems);
    }
  }

  /// How many writes each part of a path's course has.
  record Writes(long update, long start, long confirmation, long laterStart) {
    static Writes of(CrashResult path) {
      return new Writes(
          path.writes().getOrDefault(CrashPhase.UPDATE, 0L),
          path.writes().getOrDefault(CrashPhase.START, 0L),
          path.writes().getOrDefault(CrashPhase.CONFIRMATION, 0L),
          path.writes().getOrDefault(CrashPhase.LATER_START, 0L));
    }
  }

  /// How many losses of power put each promise to the test; what none did is kept by nobody.
  record Tried(
      long wholeImagesStarted,
      long confirmedImageStayed,
      long flushedBlocksKept,
      long sessionsKeptOrForgotten,
      long retriedAsFirst) {
    static Tried of(CrashResult path) {
      return new Tried(
          path.tried(CrashPromise.WHOLE),
          path.tried(CrashPromise.CONFIRMED),
          path.tried(CrashPromise.BLOCKS),
          path.tried(CrashPromise.SESSIONS),
          path.tried(CrashPromise.RETRIED));
    }
  }

  /// What each adapter has to keep, and whether it did.
  record Kept(
      boolean wholeImagesStarted,
      boolean confirmedImageStayed,
      boolean flushedBlocksKept,
      boolean sessionsKeptOrForgotten,
      boolean retriedAsFirst) {
    static Kept of(CrashResult path) {
      return new Kept(
          path.keeps(CrashPromise.WHOLE),
          path.keeps(CrashPromise.CONFIRMED),
          path.keeps(CrashPromise.BLOCKS),
          path.keeps(CrashPromise.SESSIONS),
          path.keeps(CrashPromise.RETRIED));
    }
  }

  static CrashEvidence of(CrashResults results) {
    return new CrashEvidence(
        results.isKept(),
        results.isComplete(),
        results.writes(),
        results.cutsMax(),
        results.cuts(),
        results.recoveryCuts(),
        results.answers(),
        CrashWording.uncovered(results),
        results.paths().stream().map(CrashEvidence::of).toList());
  }

  static Path of(CrashResult path) {
    return new Path(
        path.path().from(),
        path.path().to(),
        path.ended(),
        Writes.of(path),
        path.burns(),
        path.cutsMax(),
        path.cuts(),
        path.recoveryCuts(),
        path.complete(),
        path.answers(),
        Kept.of(path),
        Tried.of(path),
        path.breaches().stream().map(Object::toString).toList());
  }
}
