package palimpsest.impl.stage;

import java.nio.ByteBuffer;
import java.util.OptionalLong;
import palimpsest.impl.source.Chunk;
import palimpsest.impl.source.ImageSource;

/// A source whose medium is gone before the first byte.
final class FailingSource implements ImageSource {
  @Override
  public OptionalLong size() {
    return OptionalLong.empty();
  }

  @Override
  public Chunk next(ByteBuffer into) {
    return new Chunk.Failed("the medium is gone");
  }

  @Override
  public void close() {}
}
