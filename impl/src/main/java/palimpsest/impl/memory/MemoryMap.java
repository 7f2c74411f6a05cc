package palimpsest.impl.memory;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// Where each region lies. Regions start on a page and are kept apart by a guard page, so they
/// never overlap.
public record MemoryMap(Map<Region, Span> spans) {
  public static final int PAGE_BYTES = 4096;

  public MemoryMap {
    spans = Collections.unmodifiableMap(new EnumMap<>(spans));
  }

  /// Places regions of the given sizes, rounded up to pages, in address order.
  ///
  /// @throws IllegalArgumentException if a region is missing or empty
  public static MemoryMap of(Map<Region, Long> sizesBytes) {
    Map<Region, Span> spans = new EnumMap<>(Region.class);
    long base = PAGE_BYTES;
    for (Region region : Region.values()) {
      long sizeBytes = roundToPages(sizesBytes.getOrDefault(region, 0L));
      if (sizeBytes == 0) {
        throw new IllegalArgumentException("a region has at least one byte: region=" + region);
      }
      spans.put(region, new Span(base, sizeBytes));
      base += sizeBytes + PAGE_BYTES;
    }
    return new MemoryMap(spans);
  }

  public static long roundToPages(long sizeBytes) {
    return (sizeBytes + PAGE_BYTES - 1) / PAGE_BYTES * PAGE_BYTES;
  }

  public Span span(Region region) {
    Span span = spans.get(region);
    if (span == null) {
      throw new IllegalArgumentException("no such region: region=" + region);
    }
    return span;
  }

  /// The bytes of the whole address space, guard pages included.
  public long sizeBytes() {
    return span(Region.TABLES).end() + PAGE_BYTES;
  }
}
