package palimpsest.impl.image;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import palimpsest.model.release.Release;
import palimpsest.model.release.Version;

/// Where the roots of the tables lie in a data segment (IMG-2, PER-1). All numbers are big-endian,
/// offsets count from the start of the segment, and each number is aligned to its own size.
///
/// ```
///    0  u32     structure count
///    4  u32     reserved, 0
///    8  u32     origin: how many of its numbers count, 1 to 8
///   12  u32     reserved, 0
///   16  8 × u16 origin: the version in which the data originated (LOG-4)
///   32  roots, one for each structure in the release's order, each
///         +0  u64  block address, 0 while there is no block
///         +8  u32  entry size in bytes
///        +12  u32  capacity in entries
///        +16  u64  tail, reserved
///   ... zeros up to a multiple of a page
/// ```
///
/// The data of a fresh image originate in it: its origin is its own version. Its roots are zero.
public final class DataSegmentFormat {
  public static final long STRUCTURE_COUNT_OFFSET = 0;
  public static final long ORIGIN_COUNT_OFFSET = 8;
  public static final long ORIGIN_NUMBERS_OFFSET = 16;
  public static final int ORIGIN_NUMBERS_MAX = 8;

  public static final long ROOTS_OFFSET = 32;
  public static final long ROOT_BYTES = 24;
  public static final long ROOT_BLOCK_ADDRESS = 0;
  public static final long ROOT_ENTRY_SIZE = 8;
  public static final long ROOT_CAPACITY = 12;
  public static final long ROOT_TAIL = 16;

  private DataSegmentFormat() {}

  public static long rootOffset(int structureIndex) {
    Objects.checkIndex(structureIndex, Integer.MAX_VALUE);
    return ROOTS_OFFSET + structureIndex * ROOT_BYTES;
  }

  /// The size of a data segment with so many roots, a multiple of a page.
  public static long sizeBytes(int structureCount) {
    return ImageFormat.pagesFor(rootOffset(structureCount));
  }

  /// The data segment of an image that never ran.
  public static Bytes fresh(Release release) {
    int structureCount = release.structures().size();
    byte[] content = new byte[Math.toIntExact(sizeBytes(structureCount))];
    MemorySegment data = MemorySegment.ofArray(content);
    data.set(ImageFormat.U32, STRUCTURE_COUNT_OFFSET, structureCount);
    writeOrigin(data, release.version());
    return Bytes.of(content);
  }

  /// The version in which the data originated.
  ///
  /// @throws MalformedImageException if what lies there is no version
  public static Version readOrigin(MemorySegment data) {
    int count = data.get(ImageFormat.U32, ORIGIN_COUNT_OFFSET);
    if (count < 1 || count > ORIGIN_NUMBERS_MAX) {
      throw new MalformedImageException(
          Defect.MALFORMED_SECTION,
          "an origin has 1 to 8 numbers: count=%s section=data at=%d"
              .formatted(Integer.toUnsignedString(count), ORIGIN_COUNT_OFFSET));
    }
    List<Integer> numbers = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      numbers.add(Short.toUnsignedInt(data.get(ImageFormat.U16, numberOffset(index))));
    }
    return new Version(numbers);
  }

  public static void writeOrigin(MemorySegment data, Version origin) {
    List<Integer> numbers = origin.numbers();
    data.set(ImageFormat.U32, ORIGIN_COUNT_OFFSET, numbers.size());
    for (int index = 0; index < ORIGIN_NUMBERS_MAX; index++) {
      int number = index < numbers.size() ? numbers.get(index) : 0;
      data.set(ImageFormat.U16, numberOffset(index), (short) number);
    }
  }

  private static long numberOffset(int index) {
    return ORIGIN_NUMBERS_OFFSET + (long) index * Short.BYTES;
  }
}
