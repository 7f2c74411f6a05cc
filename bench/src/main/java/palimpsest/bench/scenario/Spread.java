package palimpsest.bench.scenario;

import java.util.Arrays;

/// Times of the same thing, in nanoseconds, in order.
@SuppressWarnings("ArrayRecordComponent")
record Spread(long[] sorted) {
  static Spread of(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Spread(sorted);
  }

  long percentile(double percent) {
    int rank = (int) Math.ceil(percent / 100 * sorted.length);
    return sorted[Math.max(0, rank - 1)];
  }

  long median() {
    return percentile(50);
  }

  /// Median, 99th percentile and largest, in milliseconds.
  String text() {
    return "%s | %s | %s"
        .formatted(millis(median()), millis(percentile(99)), millis(sorted[sorted.length - 1]));
  }

  static String millis(long nanos) {
    return "%.3f".formatted(nanos / 1e6);
  }
}
