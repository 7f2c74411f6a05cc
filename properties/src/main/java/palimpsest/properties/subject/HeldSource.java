package palimpsest.properties.subject;

import java.nio.ByteBuffer;
import java.util.OptionalLong;
import palimpsest.impl.source.Chunk;
import palimpsest.impl.source.ImageSource;

/// A source of images that can be put back to an earlier place, and fails when the explorer wants.
/// A chunk is a block of the overlay.
final class HeldSource implements ImageSource {
  private final int chunkBytes;
  private Place place = new Place(new byte[0], 0, true);
  private boolean failing;

  /// How far a source was read.
  @SuppressWarnings("ArrayRecordComponent") // an image never changes
  record Place(byte[] image, int readBytes, boolean closed) {}

  HeldSource(int chunkBytes) {
    this.chunkBytes = chunkBytes;
  }

  HeldSource opened(byte[] image) {
    place = new Place(image, 0, false);
    return this;
  }

  Place place() {
    return place;
  }

  void restore(Place earlier) {
    place = earlier;
  }

  void failing(boolean fails) {
    failing = fails;
  }

  /// Whether the image was read to its end, which nobody was told yet.
  boolean isAtEnd() {
    return !place.closed && place.readBytes == place.image.length;
  }

  @Override
  public OptionalLong size() {
    return OptionalLong.of(place.image.length);
  }

  @Override
  public Chunk next(ByteBuffer into) {
    if (failing || place.closed) {
      return new Chunk.Failed("a source is open, and sound: closed=" + place.closed);
    }
    int left = place.image.length - place.readBytes;
    if (left == 0) {
      return new Chunk.End();
    }
    int bytes = Math.min(Math.min(left, chunkBytes), into.remaining());
    into.put(place.image, place.readBytes, bytes);
    place = new Place(place.image, place.readBytes + bytes, false);
    return new Chunk.Read(bytes);
  }

  @Override
  public void close() {
    place = new Place(place.image, place.readBytes, true);
  }
}
