package palimpsest.properties.load;

import java.util.Arrays;

/// When each request of a host was answered and how long that took, in nanoseconds, in the order of
/// the answers.
public final class Completion {
  private static final int ROOM = 1024;

  private long[] times = new long[ROOM];
  private long[] latencies = new long[ROOM];
  private int count;

  void add(long timeNanos, long latencyNanos) {
    if (count == times.length) {
      times = Arrays.copyOf(times, 2 * count);
      latencies = Arrays.copyOf(latencies, 2 * count);
    }
    times[count] = timeNanos;
    latencies[count] = latencyNanos;
    count++;
  }

  public int count() {
    return count;
  }

  public long timeNanos(int index) {
    return times[index];
  }

  public long latencyNanos(int index) {
    return latencies[index];
  }
}
