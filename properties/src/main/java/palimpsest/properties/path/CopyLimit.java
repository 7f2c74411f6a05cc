package palimpsest.properties.path;

import java.util.Arrays;
import java.util.function.LongSupplier;
import palimpsest.impl.adapter.AdapterConfiguration;
import palimpsest.impl.image.Checksums;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;

/// What copying and checksumming takes on this machine, in nanoseconds a byte: no pause can be
/// shorter. Measured over the same memory as an adapter's, as the median of many rounds.
public record CopyLimit(double nanosPerByte) {
  private static final long BYTES = 1 << 20;
  private static final int ROUNDS = 200;

  public static CopyLimit measure(LongSupplier nanos) {
    try (AdapterMemory memory = new AdapterMemory(AdapterConfiguration.small().memoryMap())) {
      long[] times = new long[ROUNDS];
      Span from = new Span(memory.span(Region.BUFFER).base(), BYTES);
      Span to = new Span(memory.span(Region.WINDOW).base(), BYTES);
      long kept = 0;
      for (int round = 0; round < ROUNDS; round++) {
        long start = nanos.getAsLong();
        memory.copy(from, to.base());
        kept += Checksums.crc32c(memory.view(to));
        times[round] = nanos.getAsLong() - start;
      }
      Arrays.sort(times);
      if (kept == Long.MIN_VALUE) {
        throw new IllegalStateException("a sum of 200 checksums is smaller than that");
      }
      return new CopyLimit((double) times[ROUNDS / 2] / BYTES);
    }
  }

  public long nanosFor(long bytes) {
    return Math.round(bytes * nanosPerByte);
  }
}
