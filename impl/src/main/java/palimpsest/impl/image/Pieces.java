package palimpsest.impl.image;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.LongStream;

/// A segment of any size as buffers, each small enough for the interfaces that take no more than 2
/// GiB at a time.
final class Pieces {
  private static final long PIECE_MAX_BYTES = 1L << 30;

  private Pieces() {}

  static List<ByteBuffer> of(MemorySegment segment) {
    return of(segment, PIECE_MAX_BYTES);
  }

  static List<ByteBuffer> of(MemorySegment segment, long pieceMaxBytes) {
    long sizeBytes = segment.byteSize();
    long count = Math.ceilDiv(sizeBytes, pieceMaxBytes);
    return LongStream.range(0, count)
        .map(index -> index * pieceMaxBytes)
        .mapToObj(from -> segment.asSlice(from, Math.min(pieceMaxBytes, sizeBytes - from)))
        .map(MemorySegment::asByteBuffer)
        .toList();
  }
}
