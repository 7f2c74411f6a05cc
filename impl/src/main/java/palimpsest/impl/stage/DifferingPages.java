package palimpsest.impl.stage;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import palimpsest.impl.image.Section;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.MemoryMap;
import palimpsest.impl.memory.Span;

/// The pages of the new image that the window does not hold already.
///
/// They are found ahead of the pause: the window is sealed as long as its image runs, and the
/// buffer from then on, so that neither changes until the overlay begins. All of the image is
/// verified all the same, so that a bit that turned meanwhile is found.
final class DifferingPages {
  private final BitSet pages;

  private DifferingPages(BitSet pages) {
    this.pages = pages;
  }

  /// Those of an image whose bytes differ from what lies at `to` and behind.
  static DifferingPages of(AdapterMemory memory, Span image, long to) {
    BitSet pages = new BitSet();
    for (long offset = 0; offset < image.sizeBytes(); offset += MemoryMap.PAGE_BYTES) {
      long sizeBytes = Math.min(MemoryMap.PAGE_BYTES, image.sizeBytes() - offset);
      MemorySegment after = memory.view(new Span(image.base() + offset, sizeBytes));
      MemorySegment before = memory.view(new Span(to + offset, sizeBytes));
      pages.set(page(offset), after.mismatch(before) >= 0);
    }
    return new DifferingPages(pages);
  }

  /// All pages of an image: nobody knows what the window holds.
  static DifferingPages all(Span image) {
    BitSet pages = new BitSet();
    pages.set(0, page(image.sizeBytes() + MemoryMap.PAGE_BYTES - 1));
    return new DifferingPages(pages);
  }

  /// What of a block is to be copied; where that is nothing, a piece of no bytes, as the copy
  /// module is called for each block.
  List<Section> of(Section block) {
    List<Section> runs = new ArrayList<>();
    int behind = page(block.endOffset() + MemoryMap.PAGE_BYTES - 1);
    int first = pages.nextSetBit(page(block.offset()));
    while (first >= 0 && first < behind) {
      int end = Math.min(pages.nextClearBit(first), behind);
      long offset = Math.max((long) first * MemoryMap.PAGE_BYTES, block.offset());
      long endOffset = Math.min((long) end * MemoryMap.PAGE_BYTES, block.endOffset());
      runs.add(new Section(offset, endOffset - offset));
      first = pages.nextSetBit(end);
    }
    if (runs.isEmpty()) {
      runs.add(new Section(block.offset(), 0));
    }
    return runs;
  }

  /// Whether the page with that byte is to be copied.
  boolean isDiffering(long offset) {
    return pages.get(page(offset));
  }

  private static int page(long offset) {
    return Math.toIntExact(offset / MemoryMap.PAGE_BYTES);
  }
}
