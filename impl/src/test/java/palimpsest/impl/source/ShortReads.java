package palimpsest.impl.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/// A stream that brings its bytes in pieces of given sizes, over and over, and may break at its
/// end.
final class ShortReads extends InputStream {
  private final byte[] bytes;
  private final List<Integer> pieces;
  private final Optional<IOException> atEnd;
  private int position;
  private int piece;
  private int timesClosed;

  ShortReads(byte[] bytes, List<Integer> pieces, Optional<IOException> atEnd) {
    this.bytes = bytes;
    this.pieces = pieces;
    this.atEnd = atEnd;
  }

  @Override
  public int read() {
    throw new AssertionError("a source reads pieces, not single bytes");
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (position == bytes.length) {
      if (atEnd.isPresent()) {
        throw atEnd.get();
      }
      return -1;
    }
    int size = pieces.get(piece++ % pieces.size());
    int count = Math.min(Math.min(size, length), bytes.length - position);
    System.arraycopy(bytes, position, into, offset, count);
    position += count;
    return count;
  }

  @Override
  public void close() throws IOException {
    timesClosed++;
    throw new IOException("a stream may break even when it is closed");
  }

  int timesClosed() {
    return timesClosed;
  }
}
