package palimpsest.properties.path;

import java.util.Arrays;
import java.util.List;
import palimpsest.properties.load.Completion;
import palimpsest.properties.load.HostReport;

/// Answers by time around a pause: buckets of equal length, the first of which starts `beforeNanos`
/// before the gate closed.
///
/// @param longestNanos by bucket: what the slowest answer in it took, 0 where there was none
public record Timeline(
    long bucketNanos, long beforeNanos, List<Integer> answers, List<Long> longestNanos) {
  private static final long BUCKET_NANOS = 250_000;
  private static final int BUCKETS_BEFORE = 40;
  private static final int BUCKETS = 120;

  public Timeline {
    answers = List.copyOf(answers);
    longestNanos = List.copyOf(longestNanos);
  }

  static Timeline around(long closedNanos, List<HostReport> reports) {
    Integer[] answers = new Integer[BUCKETS];
    Arrays.fill(answers, 0);
    Long[] longest = new Long[BUCKETS];
    Arrays.fill(longest, 0L);
    long start = closedNanos - BUCKETS_BEFORE * BUCKET_NANOS;
    for (HostReport report : reports) {
      Completion completion = report.completion();
      for (int index = 0; index < completion.count(); index++) {
        long bucket = Math.floorDiv(completion.timeNanos(index) - start, BUCKET_NANOS);
        if (bucket >= 0 && bucket < BUCKETS) {
          int at = (int) bucket;
          answers[at]++;
          longest[at] = Math.max(longest[at], completion.latencyNanos(index));
        }
      }
    }
    return new Timeline(
        BUCKET_NANOS, BUCKETS_BEFORE * BUCKET_NANOS, List.of(answers), List.of(longest));
  }
}
