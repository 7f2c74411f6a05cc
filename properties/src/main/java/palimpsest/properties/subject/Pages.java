package palimpsest.properties.subject;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.BitSet;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.MemoryMap;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;

/// The pages of an adapter's memory: a copy of the memory shares with the one before it all pages
/// that did not change, and putting it back writes those alone that differ.
final class Pages {
  private static final Page BLANK = Page.Words.of(new long[Page.WORDS]);

  private final AdapterMemory memory;
  private final ImagePages library;

  /// What was written since it was looked at.
  private final BitSet written;

  /// What was written, and looked at, since the memory was last put back.
  private final BitSet lookedAt = new BitSet();

  private final Page[] held;
  private final MemorySegment[] views;
  private final Region[] regions;

  /// How often the pages of each region became other ones.
  private final long[] changes = new long[Region.values().length];

  private final long[] words = new long[Page.WORDS];
  private final MemorySegment wordsBytes = MemorySegment.ofArray(words);
  private Page[] last;

  Pages(AdapterMemory memory, ImagePages library, WrittenPages written) {
    this.memory = memory;
    this.library = library;
    this.written = written.pages();
    int count = WrittenPages.page(memory.map().sizeBytes());
    held = new Page[count];
    views = new MemorySegment[count];
    regions = new Region[count];
    Arrays.fill(held, BLANK);
    Arrays.fill(views, MemorySegment.NULL);
    Arrays.fill(regions, Region.CONTROL);
    for (Region region : Region.values()) {
      Span span = memory.span(region);
      for (long base = span.base(); base < span.end(); base += MemoryMap.PAGE_BYTES) {
        int page = WrittenPages.page(base);
        views[page] = memory.view(new Span(base, (long) MemoryMap.PAGE_BYTES));
        regions[page] = region;
        held[page] = isOfImage(page) ? library.page(words) : BLANK;
        this.written.set(page);
      }
    }
    last = capture();
  }

  private boolean isOfImage(int page) {
    return switch (regions[page]) {
      case WINDOW, BUFFER, SAVED -> true;
      case CONTROL, MARKS, HANDOVER, HARDWARE, TABLES -> false;
    };
  }

  /// The page of window, buffer or saved image as it is now.
  ImagePage image(int page) {
    return (ImagePage) page(page);
  }

  /// A page as it is now.
  Page page(int page) {
    if (written.get(page)) {
      written.clear(page);
      lookedAt.set(page);
      switch (held[page]) {
        case ImagePage known -> {
          if (known.bytes().mismatch(views[page]) >= 0) {
            readWords(page);
            hold(page, library.page(words));
          }
        }
        case Page.Words known -> {
          readWords(page);
          if (!known.is(words)) {
            hold(page, Page.Words.of(words));
          }
        }
      }
    }
    return held[page];
  }

  private void readWords(int page) {
    MemorySegment.copy(views[page], 0, wordsBytes, 0, (long) MemoryMap.PAGE_BYTES);
  }

  @SuppressWarnings("EnumOrdinal") // an index, and no more
  private void hold(int page, Page content) {
    held[page] = content;
    changes[regions[page].ordinal()]++;
  }

  /// Looks at all pages that were written.
  void lookAtWritten() {
    for (int page = written.nextSetBit(0); page >= 0; page = written.nextSetBit(page + 1)) {
      page(page);
    }
  }

  /// A number that is another one whenever a page of the region became another one.
  @SuppressWarnings("EnumOrdinal") // likewise
  long changes(Region region) {
    lookAtWritten();
    return changes[region.ordinal()];
  }

  /// Whether a page was written that nobody has looked at since.
  boolean isWritten() {
    return !written.isEmpty();
  }

  /// Damages a page, sealed or not.
  void damage(int page) {
    readWords(page);
    ImagePage.damage(words);
    memory.restore(page, wordsBytes);
    written.set(page);
  }

  /// All pages as they are.
  Page[] capture() {
    lookAtWritten();
    return held.clone();
  }

  /// Puts all pages back to what they were.
  @SuppressWarnings("ReferenceEquality") // pages alike may be written once more
  void restore(Page[] pages) {
    lookAtWritten();
    if (pages == last) {
      for (int page = lookedAt.nextSetBit(0); page >= 0; page = lookedAt.nextSetBit(page + 1)) {
        restore(page, pages[page]);
      }
    } else {
      for (int page = 0; page < held.length; page++) {
        restore(page, pages[page]);
      }
    }
    lookedAt.clear();
    last = pages;
  }

  @SuppressWarnings("ReferenceEquality") // likewise
  private void restore(int page, Page content) {
    if (held[page] != content) {
      memory.restore(page, content.bytes(words));
      hold(page, content);
    }
  }
}
