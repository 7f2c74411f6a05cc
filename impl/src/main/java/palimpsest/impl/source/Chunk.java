package palimpsest.impl.source;

/// What asking a source for more of the image brought.
public sealed interface Chunk {
  /// So many bytes, at least one, were put into the buffer.
  record Read(int bytes) implements Chunk {
    /// @throws IllegalArgumentException for no bytes
    public Read {
      if (bytes < 1) {
        throw new IllegalArgumentException("a chunk has at least one byte: bytes=" + bytes);
      }
    }
  }

  /// The image has been read to its end.
  record End() implements Chunk {}

  /// The image goes on behind all the room there is for one; the line says so.
  record Exceeds(String line) implements Chunk {}

  /// The image cannot be read any further; the line says why. What was read is of no use.
  record Failed(String line) implements Chunk {}
}
