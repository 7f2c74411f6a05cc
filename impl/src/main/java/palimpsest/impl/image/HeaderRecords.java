package palimpsest.impl.image;

import java.lang.foreign.MemorySegment;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The records of a header's middle, by their tags: what makes the middle self-describing.
///
/// A reader passes over a record it does not know, unless the record is marked as critical: then an
/// image that cannot be understood is refused rather than misunderstood. All records of today are
/// critical.
final class HeaderRecords {
  private final SortedMap<Integer, Section> places;
  private final MemorySegment image;

  private HeaderRecords(SortedMap<Integer, Section> places, MemorySegment image) {
    this.places = Collections.unmodifiableSortedMap(places);
    this.image = image;
  }

  static <T> void write(ByteWriter out, int tag, Form<T> form, T value) {
    ByteWriter content = new ByteWriter();
    form.write(content, value);
    out.u16(tag);
    out.u16(ImageFormat.FLAG_CRITICAL);
    out.u32(content.sizeBytes());
    out.bytes(content.toBytes());
  }

  /// Reads the records that fill the area.
  ///
  /// @throws MalformedImageException if they break a rule, or one is critical and not known
  static HeaderRecords read(ByteReader.Area area, MemorySegment image, Set<Integer> known) {
    ByteReader in = new ByteReader(area, image);
    SortedMap<Integer, Section> places = new TreeMap<>();
    int tagBefore = -1;
    while (!in.atEnd()) {
      int tag = in.u16();
      int flags = in.u16();
      checkTag(in, tag, tagBefore);
      checkFlags(in, tag, flags, known);
      places.put(tag, in.skip(in.u32()));
      tagBefore = tag;
    }
    return new HeaderRecords(places, image);
  }

  <T> T value(int tag, Form<T> form) {
    Section place = places.get(tag);
    if (place == null) {
      throw new MalformedImageException(
          Defect.MALFORMED_HEADER, "a header has each record of its format: missing tag=" + tag);
    }
    ByteReader in =
        new ByteReader(new ByteReader.Area("record " + tag, place, Defect.MALFORMED_HEADER), image);
    T value = form.read(in);
    if (!in.atEnd()) {
      throw in.malformed("a record ends with its value: endOffset=" + place.endOffset());
    }
    return value;
  }

  private static void checkTag(ByteReader in, int tag, int tagBefore) {
    if (tag <= tagBefore) {
      throw in.malformed("tags ascend: tag=" + tag + " tagBefore=" + tagBefore);
    }
  }

  private static void checkFlags(ByteReader in, int tag, int flags, Set<Integer> known) {
    if ((flags & ~ImageFormat.FLAG_CRITICAL) != 0) {
      throw in.malformed("all flags but the lowest are 0: tag=" + tag + " flags=" + flags);
    }
    if (known.contains(tag) != (flags == ImageFormat.FLAG_CRITICAL)) {
      throw in.malformed(
          "a record is critical exactly if it is known here: tag=" + tag + " flags=" + flags);
    }
  }
}
