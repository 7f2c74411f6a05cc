package palimpsest.properties.subject;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import palimpsest.impl.image.Section;
import palimpsest.impl.memory.MemoryMap;

/// All contents that pages of images have had, each once: which are the same page is told by their
/// identity.
final class ImagePages {
  /// In a page of a data segment, the words that change while the image runs: the origin, and the
  /// root of the one table.
  private static final int FIRST_CHANGING = 1;

  private static final int BEHIND_CHANGING = 7;

  private static final long[] OF_NO_IMAGE = {};

  private final Map<Integer, List<ImagePage>> pages = new HashMap<>();
  private final List<Fresh> fresh = new ArrayList<>();
  private final int places;

  /// A page as an image was built with it; of a data segment, without what changes.
  @SuppressWarnings("ArrayRecordComponent") // private to this class
  private record Fresh(long[] words, boolean isData, long[] images) {}

  ImagePages(List<ExploredImage> images) {
    places =
        images.stream().mapToInt(image -> image.bytes().length).max().orElse(0)
            / MemoryMap.PAGE_BYTES;
    images.forEach(this::add);
  }

  private void add(ExploredImage image) {
    Section data = image.header().sections().data();
    MemorySegment bytes = MemorySegment.ofArray(image.bytes());
    for (int place = 0; place < image.bytes().length / MemoryMap.PAGE_BYTES; place++) {
      long[] words = new long[Page.WORDS];
      long offset = (long) place * MemoryMap.PAGE_BYTES;
      MemorySegment.copy(
          bytes, offset, MemorySegment.ofArray(words), 0, (long) MemoryMap.PAGE_BYTES);
      boolean isData = offset >= data.offset() && offset < data.endOffset();
      fresh(isData ? withoutChanging(words) : words, isData).images[place] |= 1L << image.index();
    }
  }

  private Fresh fresh(long[] words, boolean isData) {
    for (Fresh page : fresh) {
      if (page.isData == isData && Arrays.equals(page.words, words)) {
        return page;
      }
    }
    Fresh page = new Fresh(words, isData, new long[places]);
    fresh.add(page);
    return page;
  }

  private static long[] withoutChanging(long[] words) {
    long[] rest = words.clone();
    Arrays.fill(rest, FIRST_CHANGING, BEHIND_CHANGING, 0);
    return rest;
  }

  /// The page with that content.
  ImagePage page(long[] words) {
    List<ImagePage> alike = pages.computeIfAbsent(hash(words), _ -> new ArrayList<>(1));
    for (ImagePage page : alike) {
      if (page.is(words)) {
        return page;
      }
    }
    ImagePage page = new ImagePage(words.clone(), images(words));
    alike.add(page);
    return page;
  }

  private long[] images(long[] words) {
    long[] images = OF_NO_IMAGE;
    long[] rest = withoutChanging(words);
    for (Fresh page : fresh) {
      if (Arrays.equals(page.words, page.isData ? rest : words)) {
        images = images.length == 0 ? page.images.clone() : united(images, page.images);
      }
    }
    return images;
  }

  private static long[] united(long[] one, long[] other) {
    long[] both = one.clone();
    Arrays.setAll(both, place -> one[place] | other[place]);
    return both;
  }

  /// Four sums side by side, as a processor has room for them.
  private static int hash(long[] words) {
    long first = 1;
    long second = 1;
    long third = 1;
    long fourth = 1;
    for (int at = 0; at < Page.WORDS; at += 4) {
      first = 31 * first + words[at];
      second = 31 * second + words[at + 1];
      third = 31 * third + words[at + 2];
      fourth = 31 * fourth + words[at + 3];
    }
    return Long.hashCode(first + 7 * second + 49 * third + 343 * fourth);
  }
}
