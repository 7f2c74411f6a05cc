package palimpsest.properties.subject;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// What a page of memory held at some time. It never changes.
sealed interface Page permits Page.Words, ImagePage {
  int WORDS = 512;

  /// All bytes of the page.
  ///
  /// @param room for them, where they are not kept as they are
  MemorySegment bytes(long[] room);

  /// A page of which few words are not zero, such as those of the control block: of these alone it
  /// keeps place and content.
  @SuppressWarnings("ArrayRecordComponent") // nobody changes them
  record Words(short[] places, long[] contents) implements Page {
    static Words of(long[] words) {
      int used = 0;
      for (long word : words) {
        used += word == 0 ? 0 : 1;
      }
      short[] places = new short[used];
      long[] contents = new long[used];
      int next = 0;
      for (int place = 0; next < used; place++) {
        if (words[place] != 0) {
          places[next] = (short) place;
          contents[next++] = words[place];
        }
      }
      return new Words(places, contents);
    }

    @Override
    public MemorySegment bytes(long[] room) {
      Arrays.fill(room, 0);
      for (int index = 0; index < places.length; index++) {
        room[places[index]] = contents[index];
      }
      return MemorySegment.ofArray(room);
    }

    /// Whether the page is these words.
    boolean is(long[] words) {
      int next = 0;
      for (int place = 0; place < WORDS; place++) {
        boolean isKept = next < places.length && places[next] == place;
        if (words[place] != (isKept ? contents[next] : 0)) {
          return false;
        }
        next += isKept ? 1 : 0;
      }
      return true;
    }

    /// Whether it is another page with the same words.
    @Override
    public boolean equals(Object other) {
      return other instanceof Words(short[] otherPlaces, long[] otherContents)
          && Arrays.equals(places, otherPlaces)
          && Arrays.equals(contents, otherContents);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(places) + Arrays.hashCode(contents);
    }
  }
}
