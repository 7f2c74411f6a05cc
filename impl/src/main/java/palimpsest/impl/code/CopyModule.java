package palimpsest.impl.code;

import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.Span;

/// Overlays the old image with the new one, memory to memory (CPY-1).
public interface CopyModule {
  /// Copies what of a block the window does not hold already: called once for each run of pages
  /// that differ, and where there is none, once with a span of no bytes.
  void copyBlock(AdapterMemory memory, Span block, long to);

  /// Whether the bytes of a span have the given CRC32C (CPY-4).
  boolean verify(AdapterMemory memory, Span span, int checksum);
}
