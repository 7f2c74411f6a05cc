package palimpsest.impl.template;

import palimpsest.impl.code.CopyModule;
import palimpsest.impl.image.Checksums;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.Span;

/// Copies memory to memory and compares checksums (CPY-1, CPY-4).
final class StandardCopy implements CopyModule {
  @Override
  public void copyBlock(AdapterMemory memory, Span block, long to) {
    memory.copy(block, to);
  }

  @Override
  public boolean verify(AdapterMemory memory, Span span, int checksum) {
    return Checksums.crc32c(memory.view(span)) == checksum;
  }
}
