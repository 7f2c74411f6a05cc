package palimpsest.impl.source;

import java.nio.ByteBuffer;
import java.util.OptionalLong;

/// A new image on its way in: its bytes from the first to the last, once (LDR-4, SYS-8).
///
/// To read an image from its beginning again, open another source. One thread uses a source.
public interface ImageSource extends AutoCloseable {
  /// How many bytes the image has, where that is known before it has been read. A source that ends
  /// elsewhere fails.
  OptionalLong size();

  /// Puts the next bytes of the image into the buffer, whose position advances by their number: as
  /// many as are at hand, not as many as fit.
  ///
  /// After the end, each call brings the end; after a failure, each call brings that failure.
  ///
  /// @throws IllegalArgumentException if the buffer has no room
  Chunk next(ByteBuffer into);

  /// Ends the source, whose next chunk is a failure. Closing again does nothing.
  @Override
  void close();
}
