package palimpsest.impl.source;

import java.nio.ByteBuffer;
import java.util.OptionalLong;

/// A source that could not be opened.
record FailedSource(String line) implements ImageSource {
  @Override
  public OptionalLong size() {
    return OptionalLong.empty();
  }

  @Override
  public Chunk next(ByteBuffer into) {
    return new Chunk.Failed(line);
  }

  @Override
  public void close() {}
}
