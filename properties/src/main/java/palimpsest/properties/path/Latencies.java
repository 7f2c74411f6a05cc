package palimpsest.properties.path;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import palimpsest.properties.load.Completion;
import palimpsest.properties.load.HostReport;

/// What answers took that did not wait for a pause: given before the gate closed, or asked for once
/// it was open again. So many of a hundred took no longer than each of the times says.
///
/// @param answers how many there are
public record Latencies(long answers, long medianNanos, long p99Nanos, long p999Nanos) {
  /// Of all answers that do not touch a time.
  static Latencies outside(long closedNanos, long openedNanos, List<HostReport> reports) {
    long[] sorted =
        reports.stream()
            .map(HostReport::completion)
            .flatMapToLong(completion -> outside(closedNanos, openedNanos, completion))
            .sorted()
            .toArray();
    return new Latencies(sorted.length, at(sorted, 500), at(sorted, 990), at(sorted, 999));
  }

  private static LongStream outside(long closedNanos, long openedNanos, Completion completion) {
    return IntStream.range(0, completion.count())
        .filter(
            index -> {
              long told = completion.timeNanos(index);
              return told < closedNanos || told - completion.latencyNanos(index) > openedNanos;
            })
        .mapToLong(completion::latencyNanos);
  }

  /// The least time that so many of a thousand did not exceed.
  private static long at(long[] sorted, int ofThousand) {
    return sorted.length == 0 ? 0 : sorted[(int) ((sorted.length - 1L) * ofThousand / 1000)];
  }
}
