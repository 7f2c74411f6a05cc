package palimpsest.impl.image;

import java.lang.foreign.MemorySegment;

/// The last part of a header: what the image has to be for its signature to speak of it.
record LastPart(SectionChecksums checksums, Digest digest, ImageSignature signature) {

  /// Seals an image whose other bytes are all in their places.
  static void write(MemorySegment image, Sections sections, ImageSigner signer) {
    for (SectionKind kind : SectionKind.values()) {
      MemorySegment section = sections.of(kind).in(image);
      place(image, ImageFormat.sectionDigestOffset(kind), Digest.of(section).bytes());
      image.set(ImageFormat.U32, ImageFormat.checksumOffset(kind), Checksums.crc32c(section));
    }
    image.set(ImageFormat.U64, ImageFormat.KEY_ID_OFFSET, signer.keyId().value());
    Digest digest = digestOf(image);
    place(image, ImageFormat.DIGEST_OFFSET, digest.bytes());
    place(image, ImageFormat.SIGNATURE_OFFSET, signer.sign(digest));
    image.set(ImageFormat.U64, ImageFormat.END_MAGIC_OFFSET, ImageFormat.END_MAGIC);
  }

  static LastPart read(MemorySegment image) {
    return new LastPart(
        new SectionChecksums(
            checksum(image, SectionKind.TEXT),
            checksum(image, SectionKind.BOOTSTRAP),
            checksum(image, SectionKind.DATA)),
        digest(image, ImageFormat.DIGEST_OFFSET),
        new ImageSignature(
            new KeyId(image.get(ImageFormat.U64, ImageFormat.KEY_ID_OFFSET)),
            Bytes.copyOf(
                image.asSlice(ImageFormat.SIGNATURE_OFFSET, ImageFormat.SIGNATURE_BYTES))));
  }

  /// The bytes that make the last part a last part.
  static void checkFrame(MemorySegment image) {
    long endMagic = image.get(ImageFormat.U64, ImageFormat.END_MAGIC_OFFSET);
    if (endMagic != ImageFormat.END_MAGIC) {
      throw new MalformedImageException(
          Defect.MALFORMED_HEADER,
          "a header ends with the magic %016x: magic=%016x at=byte %d"
              .formatted(ImageFormat.END_MAGIC, endMagic, ImageFormat.END_MAGIC_OFFSET));
    }
    int reserved = image.get(ImageFormat.U32, ImageFormat.LAST_RESERVED_OFFSET);
    if (reserved != 0) {
      throw new MalformedImageException(
          Defect.MALFORMED_HEADER,
          "the header's field 'reserved' is 0: value=%s at=byte %d"
              .formatted(Integer.toUnsignedString(reserved), ImageFormat.LAST_RESERVED_OFFSET));
    }
  }

  void checkDigest(MemorySegment image) {
    Digest actual = digestOf(image);
    if (!actual.equals(digest)) {
      throw new MalformedImageException(
          Defect.DIGEST_MISMATCH,
          "the header has the digest that it states: stated=%s at=byte %d actual=%s"
              .formatted(digest, ImageFormat.DIGEST_OFFSET, actual));
    }
  }

  void checkSignature(SignatureVerifier trust) {
    String named = ": signer=%s digest=%s".formatted(signature.signer(), digest);
    switch (trust.verdict(digest, signature)) {
      case TRUSTED -> {}
      case UNSIGNED ->
          throw new MalformedImageException(Defect.UNSIGNED, "an image is signed" + named);
      case UNKNOWN_SIGNER ->
          throw new MalformedImageException(
              Defect.UNKNOWN_SIGNER, "the signer of an image is one that is trusted here" + named);
      case WRONG ->
          throw new MalformedImageException(
              Defect.WRONGLY_SIGNED, "the signature is that of its signer over the digest" + named);
    }
  }

  /// Compares a section with its SHA-256, and with the checksum that stands in for that in the
  /// pause: one that is wrong would fail there, when it is too late.
  void checkSection(MemorySegment image, SectionKind kind, Section place) {
    Digest stated = digest(image, ImageFormat.sectionDigestOffset(kind));
    Digest actual = Digest.of(place.in(image));
    if (!actual.equals(stated)) {
      throw new MalformedImageException(
          Defect.DIGEST_MISMATCH,
          "a section has the digest that the header states:"
              + " section=%s stated=%s at=byte %d actual=%s"
                  .formatted(kind, stated, ImageFormat.sectionDigestOffset(kind), actual));
    }
    int checksum = Checksums.crc32c(place.in(image));
    if (checksum != checksums.of(kind)) {
      throw new MalformedImageException(
          Defect.DIGEST_MISMATCH,
          "a section has the checksum that the header states:"
              + " section=%s stated=%08x at=byte %d actual=%08x"
                  .formatted(kind, checksums.of(kind), ImageFormat.checksumOffset(kind), checksum));
    }
  }

  private static Digest digestOf(MemorySegment image) {
    return Digest.of(image.asSlice(0, ImageFormat.DIGEST_OFFSET));
  }

  private static Digest digest(MemorySegment image, long offset) {
    return new Digest(Bytes.copyOf(image.asSlice(offset, Digest.SIZE_BYTES)));
  }

  private static int checksum(MemorySegment image, SectionKind kind) {
    return image.get(ImageFormat.U32, ImageFormat.checksumOffset(kind));
  }

  private static void place(MemorySegment image, long offset, Bytes bytes) {
    image.asSlice(offset, bytes.sizeBytes()).copyFrom(bytes.asSegment());
  }
}
