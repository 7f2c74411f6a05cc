package palimpsest.impl.code;

import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.Span;

/// Overlays the old image with the new one, memory to memory (CPY-1).
public interface CopyModule {
  void copyBlock(AdapterMemory memory, Span block, long to);

  /// Whether the bytes of a span have the given CRC32C (CPY-4).
  boolean verify(AdapterMemory memory, Span span, int checksum);
}
