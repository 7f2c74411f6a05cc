package palimpsest.impl.image;

import java.lang.foreign.MemorySegment;

/// A contiguous part of something larger, by its offset from the start of that.
public record Section(long offset, long sizeBytes) {
  public Section {
    if (offset < 0 || sizeBytes < 0 || offset > Long.MAX_VALUE - sizeBytes) {
      throw new IllegalArgumentException(
          "a section starts and ends at or above 0: offset=" + offset + " sizeBytes=" + sizeBytes);
    }
  }

  /// The offset of the first byte behind it.
  public long endOffset() {
    return offset + sizeBytes;
  }

  public boolean contains(Section inner) {
    return offset <= inner.offset && inner.endOffset() <= endOffset();
  }

  /// The section's bytes inside the larger segment, not copied.
  public MemorySegment in(MemorySegment whole) {
    return whole.asSlice(offset, sizeBytes);
  }
}
