package palimpsest.impl.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import palimpsest.impl.device.FailureLine;

/// A source over a stream: it holds the stream to the size the image is said to have, and ends
/// once.
final class StreamSource implements ImageSource {
  private static final int CHUNK_BYTES_MAX = 1 << 16;

  private final String name;
  private final OptionalLong size;
  private final InputStream stream;
  private final byte[] bytes = new byte[CHUNK_BYTES_MAX];
  private long readBytes;
  private Optional<Chunk> last = Optional.empty();

  /// @param name what the source is called in the line of a failure
  StreamSource(String name, OptionalLong size, InputStream stream) {
    this.name = name;
    this.size = size;
    this.stream = stream;
  }

  @Override
  public OptionalLong size() {
    return size;
  }

  @Override
  public Chunk next(ByteBuffer into) {
    if (!into.hasRemaining()) {
      throw new IllegalArgumentException(
          "a chunk needs room: positionBytes=" + into.position() + " limitBytes=" + into.limit());
    }
    if (last.isEmpty()) {
      Chunk chunk = read(into);
      if (chunk instanceof Chunk.Read) {
        return chunk;
      }
      last = Optional.of(chunk);
    }
    return last.get();
  }

  @Override
  public void close() {
    last = Optional.of(new Chunk.Failed("the source is closed: source=" + name));
    try {
      stream.close();
    } catch (IOException e) {
      last =
          Optional.of(new Chunk.Failed(FailureLine.of("the source is closed: source=" + name, e)));
    }
  }

  private Chunk read(ByteBuffer into) {
    int count;
    try {
      count = stream.read(bytes, 0, Math.min(bytes.length, into.remaining()));
    } catch (IOException e) {
      return new Chunk.Failed(FailureLine.of("an image cannot be read: source=" + name, e));
    }
    if (count == 0) {
      return new Chunk.Failed("a stream brings a byte or its end: source=" + name);
    }
    boolean ended = count < 0;
    readBytes += ended ? 0 : count;
    if (size.isPresent() && (ended ? readBytes < size.getAsLong() : readBytes > size.getAsLong())) {
      return new Chunk.Failed(
          "an image ends where its source said: source="
              + name
              + " sizeBytes="
              + size.getAsLong()
              + " readBytes="
              + readBytes);
    }
    if (ended) {
      return new Chunk.End();
    }
    into.put(bytes, 0, count);
    return new Chunk.Read(count);
  }
}
