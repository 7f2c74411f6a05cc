package palimpsest.impl.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/// Reading a source to its end, for tests that expect an end.
final class Sources {
  private static final int CHUNKS_MAX = 1_000_000;

  private Sources() {}

  /// Reads with a buffer of so many bytes; each chunk's bytes are found in the buffer.
  static byte[] readAll(ImageSource source, int bufferBytes) {
    ByteArrayOutputStream image = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.allocate(bufferBytes);
    for (int chunks = 0; chunks < CHUNKS_MAX; chunks++) {
      buffer.clear();
      switch (source.next(buffer)) {
        case Chunk.Read(int bytes) -> {
          assertThat(buffer.position()).isEqualTo(bytes);
          image.write(buffer.array(), 0, bytes);
        }
        case Chunk.End() -> {
          assertThat(buffer.position()).isZero();
          return image.toByteArray();
        }
        case Chunk.Exceeds(String line) -> throw new AssertionError(line);
        case Chunk.Failed(String line) -> throw new AssertionError(line);
      }
    }
    throw new AssertionError("a source ends: chunksMax=" + CHUNKS_MAX);
  }

  /// The first chunk that is not read, with a buffer of 1000 bytes.
  static Chunk last(ImageSource source) {
    for (int chunks = 0; chunks < CHUNKS_MAX; chunks++) {
      Chunk chunk = source.next(ByteBuffer.allocate(1000));
      if (!(chunk instanceof Chunk.Read)) {
        return chunk;
      }
    }
    throw new AssertionError("a source ends: chunksMax=" + CHUNKS_MAX);
  }

  static byte[] image(int bytes) {
    byte[] image = new byte[bytes];
    for (int index = 0; index < bytes; index++) {
      image[index] = (byte) (index * 31 + (index >> 8));
    }
    return image;
  }
}
