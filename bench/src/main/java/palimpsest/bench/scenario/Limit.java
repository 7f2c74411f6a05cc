package palimpsest.bench.scenario;

import palimpsest.impl.adapter.AdapterConfiguration;
import palimpsest.impl.image.Checksums;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;

/// What no pause can be shorter than: so many bytes are copied, and what was written is
/// checksummed, from memory that was touched before and with other things in the caches.
final class Limit implements AutoCloseable {
  /// Twice the largest cache of common machines.
  private static final int OTHER_BYTES = 64 << 20;

  private static final int LINE_BYTES = 64;

  private final AdapterMemory memory;
  private final Span from;
  private final byte[] other = new byte[OTHER_BYTES];
  private long kept;

  Limit(AdapterConfiguration configuration, int imageBytes) {
    memory = new AdapterMemory(configuration.memoryMap());
    from = new Span(memory.span(Region.BUFFER).base(), imageBytes);
    memory.fill(memory.span(Region.BUFFER), (byte) 1);
    memory.fill(memory.span(Region.WINDOW), (byte) 2);
  }

  long nanos() {
    for (int index = 0; index < OTHER_BYTES; index += LINE_BYTES) {
      kept += other[index]++;
    }
    long start = System.nanoTime();
    long to = memory.span(Region.WINDOW).base();
    memory.copy(from, to);
    kept += Checksums.crc32c(memory.view(new Span(to, from.sizeBytes())));
    return System.nanoTime() - start;
  }

  /// The sum of all that was looked at, so that looking is not left out.
  long kept() {
    return kept;
  }

  @Override
  public void close() {
    memory.close();
  }
}
