package palimpsest.impl.system;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import palimpsest.impl.image.Bytes;
import palimpsest.impl.image.ImageCheck;
import palimpsest.impl.image.ImageHeader;
import palimpsest.impl.image.ImageReader;
import palimpsest.impl.image.SignatureVerifier;
import palimpsest.impl.source.Chunk;
import palimpsest.impl.source.ImageSource;
import palimpsest.impl.source.ImageSourceFactory;

/// An input device that reads a medium once and checks digest and signature of what it read.
///
/// @param limitBytes how large an image may be
public record CheckingInput(long limitBytes, SignatureVerifier trust) implements InputDevice {
  @Override
  public MediumReading accept(ImageSourceFactory medium) {
    try (ImageSource source = medium.open()) {
      long sizeBytes = source.size().orElse(limitBytes);
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(sizeBytes, limitBytes) + 1);
      Chunk chunk = source.next(bytes);
      while (chunk instanceof Chunk.Read && bytes.hasRemaining()) {
        chunk = source.next(bytes);
      }
      return chunk instanceof Chunk.Failed(String line)
          ? new MediumReading.Bad(line)
          : checked(MemorySegment.ofBuffer(bytes.flip()));
    }
  }

  private MediumReading checked(MemorySegment image) {
    return switch (ImageReader.check(image, limitBytes, trust)) {
      case ImageCheck.Whole(ImageHeader header) ->
          new MediumReading.Whole(
              new AcceptedImage(header.digest(), header.release(), Bytes.copyOf(image)));
      case ImageCheck.Bad bad -> new MediumReading.Bad(bad.line());
    };
  }
}
