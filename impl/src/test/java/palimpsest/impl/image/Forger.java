package palimpsest.impl.image;

import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;

/// Changes images and signs them again, as only a builder gone wrong could.
final class Forger {
  private static final Bytes IMAGE = Bytes.of(Samples.image());
  private static final Sections SECTIONS = ImageReader.header(IMAGE.asSegment()).sections();

  private Forger() {}

  /// The sample with a change that digests, checksums and signature then agree with.
  static byte[] resealed(Consumer<MemorySegment> change) {
    byte[] image = IMAGE.toArray();
    MemorySegment segment = MemorySegment.ofArray(image);
    change.accept(segment);
    LastPart.write(segment, SECTIONS, Samples.SIGNER);
    return image;
  }

  /// The sample with another middle, for which there is room.
  static byte[] withMiddle(Bytes middle) {
    return resealed(
        image -> {
          image.asSlice(ImageFormat.MIDDLE_OFFSET, ImageFormat.MIDDLE_MAX_BYTES).fill((byte) 0);
          image.asSlice(ImageFormat.MIDDLE_OFFSET, middle.sizeBytes()).copyFrom(middle.asSegment());
          image.set(ImageFormat.U32, ImageFormat.MIDDLE_LENGTH_OFFSET, middle.sizeBytes());
        });
  }

  /// The middle that the sample has.
  static Bytes middle() {
    MemorySegment image = IMAGE.asSegment();
    return Bytes.copyOf(FirstPart.read(image, image.byteSize()).middle().in(image));
  }
}
