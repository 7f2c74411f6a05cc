package palimpsest.properties.subject;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// A page of window, buffer or saved image, of which there is one for each content.
final class ImagePage implements Page {
  private static final int DAMAGED_WORD = 300;
  private static final long DAMAGE = 0xDA3A6EDDA3A6ED01L;
  private static final long NO_IMAGE = 0;

  private final long[] words;
  private final MemorySegment bytes;
  private final boolean isZero;

  /// For each place in an image a bit for each of those that have this page there, whatever their
  /// data segment says of its tables.
  private final long[] images;

  ImagePage(long[] words, long[] images) {
    this.words = words;
    this.images = images;
    bytes = MemorySegment.ofArray(words).asReadOnly();
    isZero = Arrays.equals(words, new long[WORDS]);
  }

  boolean isZero() {
    return isZero;
  }

  boolean isDamaged() {
    return words[DAMAGED_WORD] == DAMAGE;
  }

  /// Damages a page: one word of it is another one. A damaged page stays as it is.
  static void damage(long[] words) {
    words[DAMAGED_WORD] = DAMAGE;
  }

  /// A bit for each image that has this page there.
  long imagesAt(int place) {
    return place < images.length ? images[place] : NO_IMAGE;
  }

  boolean is(long[] other) {
    return Arrays.equals(words, other);
  }

  @Override
  public MemorySegment bytes(long[] room) {
    return bytes();
  }

  MemorySegment bytes() {
    return bytes;
  }
}
