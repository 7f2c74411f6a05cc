package palimpsest.impl.image;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import palimpsest.model.release.Release;

/// Says whether bytes are an image that may run here, and what its header says (LDR-5).
///
/// Nothing is believed before it is checked: first the frame, then the digest of the header, the
/// signature, the sections, and last what only the signer can have put there. No bytes whatever
/// make a check throw. Bytes that change while they are read are the caller's mistake.
public final class ImageReader {
  private static final Set<Integer> TAGS = tags();

  private ImageReader() {}

  /// Checks a fresh image that fills the segment exactly, and may have at most so many bytes.
  public static ImageCheck check(MemorySegment image, long limitBytes, SignatureVerifier trust) {
    try {
      FirstPart first = FirstPart.read(image, limitBytes);
      checkNothingFollows(image, first);
      ImageHeader header = authentic(image, first, trust, List.of(SectionKind.values()));
      checkContents(image, header);
      return new ImageCheck.Whole(header);
    } catch (MalformedImageException e) {
      return new ImageCheck.Bad(e.defect(), String.valueOf(e.getMessage()));
    }
  }

  /// Checks an image at the start of the segment of which all but the data may no longer change: it
  /// runs, or ran until the power failed.
  public static ImageCheck checkRunning(MemorySegment image, SignatureVerifier trust) {
    try {
      FirstPart first = FirstPart.read(image, Long.MAX_VALUE);
      return new ImageCheck.Whole(
          authentic(image, first, trust, List.of(SectionKind.TEXT, SectionKind.BOOTSTRAP)));
    } catch (MalformedImageException e) {
      return new ImageCheck.Bad(e.defect(), String.valueOf(e.getMessage()));
    }
  }

  /// The header of an image at the start of the segment that was found whole before (HND-6).
  ///
  /// @throws MalformedImageException if there is no header; digest and signature are not looked at
  public static ImageHeader header(MemorySegment image) {
    return header(image, FirstPart.read(image, Long.MAX_VALUE));
  }

  /// The CRC32C of what a range of the image holds now, such as its data after a conversion.
  public static int checksum(MemorySegment image, Section range) {
    return Checksums.crc32c(range.in(image));
  }

  private static void checkNothingFollows(MemorySegment image, FirstPart first) {
    if (image.byteSize() != first.imageSizeBytes()) {
      throw new MalformedImageException(
          Defect.MALFORMED_HEADER,
          "nothing follows an image: imageSizeBytes=%d at=byte %d givenBytes=%d"
              .formatted(first.imageSizeBytes(), ImageFormat.IMAGE_SIZE_OFFSET, image.byteSize()));
    }
  }

  private static ImageHeader authentic(
      MemorySegment image, FirstPart first, SignatureVerifier trust, List<SectionKind> fixed) {
    LastPart.checkFrame(image);
    LastPart last = LastPart.read(image);
    last.checkDigest(image);
    last.checkSignature(trust);
    for (SectionKind kind : fixed) {
      last.checkSection(image, kind, first.sections().of(kind));
    }
    return header(image, first);
  }

  private static ImageHeader header(MemorySegment image, FirstPart first) {
    HeaderRecords records =
        HeaderRecords.read(
            new ByteReader.Area("middle of the header", first.middle(), Defect.MALFORMED_HEADER),
            image,
            TAGS);
    Release release = ReleaseCodec.read(records);
    List<Payload> payloads = PayloadCodec.read(records);
    PayloadCodec.check(release, payloads, first.sections().bootstrap());
    LastPart last = LastPart.read(image);
    return new ImageHeader(
        release,
        first.sections(),
        first.imageSizeBytes(),
        last.digest(),
        last.checksums(),
        payloads,
        last.signature());
  }

  private static void checkContents(MemorySegment image, ImageHeader header) {
    ClassBundle.read(header.sections().text().in(image));
    Section bootstrap = header.sections().bootstrap();
    ClassBundle bundle = ClassBundle.read(bootstrap.in(image));
    PayloadCodec.checkOrder(header.payloads(), bootstrap.offset() + bundle.sizeBytes());
    Bytes fresh = DataSegmentFormat.fresh(header.release());
    long mismatch = header.sections().data().in(image).mismatch(fresh.asSegment());
    if (mismatch >= 0) {
      throw new MalformedImageException(
          Defect.MALFORMED_SECTION,
          "the data of a fresh image are its origin and empty roots:"
              + " rightSizeBytes=%d differs at=byte %d of data"
                  .formatted(fresh.sizeBytes(), mismatch));
    }
  }

  private static Set<Integer> tags() {
    Set<Integer> tags = new TreeSet<>(ReleaseCodec.TAGS);
    tags.add(PayloadCodec.TAG);
    return Set.copyOf(tags);
  }
}
