package palimpsest.impl.image;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.HexFormat;

/// A series of bytes that is a value: it never changes, and two with the same bytes are equal.
public final class Bytes {
  private final byte[] content;

  private Bytes(byte[] content) {
    this.content = content;
  }

  public static Bytes of(byte... content) {
    return new Bytes(content.clone());
  }

  /// A copy of what the segment holds now.
  public static Bytes copyOf(MemorySegment segment) {
    return new Bytes(segment.toArray(ImageFormat.U8));
  }

  public int sizeBytes() {
    return content.length;
  }

  public byte[] toArray() {
    return content.clone();
  }

  /// The bytes as a read-only segment, without copying.
  public MemorySegment asSegment() {
    return MemorySegment.ofArray(content).asReadOnly();
  }

  public boolean isZero() {
    for (byte each : content) {
      if (each != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  /// The bytes in hexadecimal, lower case.
  @Override
  public String toString() {
    return HexFormat.of().formatHex(content);
  }
}
