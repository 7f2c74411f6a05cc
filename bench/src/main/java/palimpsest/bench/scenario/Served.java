package palimpsest.bench.scenario;

import java.util.Arrays;

/// When a host's requests began and were answered, in nanoseconds. Used by its host; by others only
/// while that is parked.
final class Served {
  private static final int ROOM = 1024;

  private long[] starts = new long[ROOM];
  private long[] ends = new long[ROOM];
  private int count;

  void add(long start, long end) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
    }
    starts[count] = start;
    ends[count] = end;
    count++;
  }

  void clear() {
    count = 0;
  }

  int count() {
    return count;
  }

  long start(int index) {
    return starts[index];
  }

  long end(int index) {
    return ends[index];
  }
}
