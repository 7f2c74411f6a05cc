package palimpsest.properties.subject;

import java.util.BitSet;
import palimpsest.impl.memory.MemoryMap;
import palimpsest.impl.memory.MemoryObserver;

/// The pages that were written since somebody last looked at them.
final class WrittenPages implements MemoryObserver {
  private static final int SHIFT = Integer.numberOfTrailingZeros(MemoryMap.PAGE_BYTES);

  private final BitSet pages = new BitSet();

  @Override
  public void writes(long address, long sizeBytes) {
    int last = page(address + sizeBytes - 1);
    for (int page = page(address); page <= last; page++) {
      pages.set(page);
    }
  }

  static int page(long address) {
    return (int) (address >>> SHIFT);
  }

  BitSet pages() {
    return pages;
  }
}
