package palimpsest.impl.image;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The first part of a header: what has to be understood before anything else of an image can be.
///
/// Reading it believes nothing but the magic and the format; the checks come in the order in which
/// each may rely on those before.
record FirstPart(long imageSizeBytes, Sections sections, Section middle) {

  static void write(MemorySegment image, Sections sections, long middleBytes) {
    image.set(ImageFormat.U64, ImageFormat.MAGIC_OFFSET, ImageFormat.MAGIC);
    image.set(ImageFormat.U32, ImageFormat.FORMAT_OFFSET, ImageFormat.FORMAT);
    image.set(ImageFormat.U32, ImageFormat.HEADER_SIZE_OFFSET, (int) ImageFormat.HEADER_BYTES);
    image.set(ImageFormat.U64, ImageFormat.IMAGE_SIZE_OFFSET, image.byteSize());
    for (SectionKind kind : SectionKind.values()) {
      Section section = sections.of(kind);
      image.set(ImageFormat.U64, ImageFormat.sectionOffset(kind), section.offset());
      image.set(ImageFormat.U64, ImageFormat.sectionSizeOffset(kind), section.sizeBytes());
    }
    image.set(ImageFormat.U32, ImageFormat.MIDDLE_LENGTH_OFFSET, (int) middleBytes);
  }

  /// Reads the first part of an image that may have at most so many bytes.
  ///
  /// @throws MalformedImageException if it breaks a rule
  static FirstPart read(MemorySegment image, long limitBytes) {
    checkMagic(image);
    long imageSizeBytes = image.get(ImageFormat.U64, ImageFormat.IMAGE_SIZE_OFFSET);
    checkSize(image, imageSizeBytes, limitBytes);
    Sections sections =
        new Sections(
            section(image, SectionKind.TEXT, imageSizeBytes),
            section(image, SectionKind.BOOTSTRAP, imageSizeBytes),
            section(image, SectionKind.DATA, imageSizeBytes));
    checkTiling(sections, imageSizeBytes);
    return new FirstPart(imageSizeBytes, sections, middle(image));
  }

  private static void checkMagic(MemorySegment image) {
    if (image.byteSize() >= Long.BYTES) {
      long magic = image.get(ImageFormat.U64, ImageFormat.MAGIC_OFFSET);
      if (magic != ImageFormat.MAGIC) {
        throw new MalformedImageException(
            Defect.UNKNOWN_FORMAT,
            "an image starts with the magic %016x: magic=%016x at=byte 0"
                .formatted(ImageFormat.MAGIC, magic));
      }
    }
    if (image.byteSize() < ImageFormat.FIRST_BYTES) {
      throw truncated(image, "the first part of its header", ImageFormat.FIRST_BYTES);
    }
    int format = image.get(ImageFormat.U32, ImageFormat.FORMAT_OFFSET);
    if (format != ImageFormat.FORMAT) {
      throw new MalformedImageException(
          Defect.UNKNOWN_FORMAT,
          "the format known here is %d: format=%s at=byte %d"
              .formatted(
                  ImageFormat.FORMAT, Integer.toUnsignedString(format), ImageFormat.FORMAT_OFFSET));
    }
    checkNumber(image, "header size", ImageFormat.HEADER_SIZE_OFFSET, ImageFormat.HEADER_BYTES);
    checkNumber(image, "reserved", ImageFormat.FIRST_RESERVED_OFFSET, 0);
  }

  private static void checkNumber(MemorySegment image, String name, long offset, long right) {
    long value = Integer.toUnsignedLong(image.get(ImageFormat.U32, offset));
    if (value != right) {
      throw new MalformedImageException(
          Defect.MALFORMED_HEADER,
          "the header's field '%s' is %d: value=%d at=byte %d"
              .formatted(name, right, value, offset));
    }
  }

  private static void checkSize(MemorySegment image, long imageSizeBytes, long limitBytes) {
    String at = " at=byte " + ImageFormat.IMAGE_SIZE_OFFSET;
    if (Long.compareUnsigned(imageSizeBytes, limitBytes) > 0) {
      throw new MalformedImageException(
          Defect.TOO_LARGE,
          "an image fits the place meant for it: imageSizeBytes=%s placeBytes=%d"
                  .formatted(Long.toUnsignedString(imageSizeBytes), limitBytes)
              + at);
    }
    if (imageSizeBytes <= ImageFormat.HEADER_BYTES) {
      throw new MalformedImageException(
          Defect.MALFORMED_HEADER,
          "an image is larger than its header of %d bytes: imageSizeBytes=%d"
                  .formatted(ImageFormat.HEADER_BYTES, imageSizeBytes)
              + at);
    }
    if (image.byteSize() < imageSizeBytes) {
      throw truncated(image, "the image of which its header speaks", imageSizeBytes);
    }
  }

  private static MalformedImageException truncated(
      MemorySegment image, String what, long neededBytes) {
    return new MalformedImageException(
        Defect.TRUNCATED,
        "the bytes hold %s: neededBytes=%d givenBytes=%d"
            .formatted(what, neededBytes, image.byteSize()));
  }

  private static Section section(MemorySegment image, SectionKind kind, long imageSizeBytes) {
    long offset = image.get(ImageFormat.U64, ImageFormat.sectionOffset(kind));
    long sizeBytes = image.get(ImageFormat.U64, ImageFormat.sectionSizeOffset(kind));
    if (offset < ImageFormat.HEADER_BYTES || sizeBytes < 1 || sizeBytes > imageSizeBytes - offset) {
      throw outOfBounds("lies between the header and the image's end", kind, offset, sizeBytes);
    }
    if (offset % ImageFormat.PAGE_BYTES != 0 || sizeBytes % ImageFormat.PAGE_BYTES != 0) {
      throw outOfBounds("consists of whole pages of 4096 bytes", kind, offset, sizeBytes);
    }
    return new Section(offset, sizeBytes);
  }

  /// Without this, bytes could be executed as text and written as data, or escape the digest.
  private static void checkTiling(Sections sections, long imageSizeBytes) {
    List<SectionKind> ascending =
        Arrays.stream(SectionKind.values())
            .sorted(Comparator.comparingLong(kind -> sections.of(kind).offset()))
            .toList();
    long endOffset = ImageFormat.HEADER_BYTES;
    for (SectionKind kind : ascending) {
      Section section = sections.of(kind);
      if (section.offset() != endOffset) {
        throw outOfBounds(
            "starts where the one before ends, at byte " + endOffset,
            kind,
            section.offset(),
            section.sizeBytes());
      }
      endOffset = section.endOffset();
    }
    if (endOffset != imageSizeBytes) {
      throw new MalformedImageException(
          Defect.SECTION_OUT_OF_BOUNDS,
          "the last section ends where the image ends: sectionEndOffset=%d imageSizeBytes=%d"
              .formatted(endOffset, imageSizeBytes));
    }
  }

  private static MalformedImageException outOfBounds(
      String rule, SectionKind kind, long offset, long sizeBytes) {
    return new MalformedImageException(
        Defect.SECTION_OUT_OF_BOUNDS,
        "a section %s: section=%s offset=%s sizeBytes=%s at=byte %d"
            .formatted(
                rule,
                kind,
                Long.toUnsignedString(offset),
                Long.toUnsignedString(sizeBytes),
                ImageFormat.sectionOffset(kind)));
  }

  private static Section middle(MemorySegment image) {
    long sizeBytes =
        Integer.toUnsignedLong(image.get(ImageFormat.U32, ImageFormat.MIDDLE_LENGTH_OFFSET));
    if (sizeBytes > ImageFormat.MIDDLE_MAX_BYTES) {
      throw new MalformedImageException(
          Defect.MALFORMED_HEADER,
          "the middle of a header has at most %d bytes: middleBytes=%d at=byte %d"
              .formatted(
                  ImageFormat.MIDDLE_MAX_BYTES, sizeBytes, ImageFormat.MIDDLE_LENGTH_OFFSET));
    }
    Section middle = new Section(ImageFormat.MIDDLE_OFFSET, sizeBytes);
    checkZerosBehind(image, middle);
    return middle;
  }

  private static void checkZerosBehind(MemorySegment image, Section middle) {
    Section rest =
        new Section(middle.endOffset(), ImageFormat.MIDDLE_MAX_BYTES - middle.sizeBytes());
    if (!Bytes.copyOf(rest.in(image)).isZero()) {
      throw new MalformedImageException(
          Defect.MALFORMED_HEADER,
          "zeros follow the records: fromByte=%d toByte=%d"
              .formatted(rest.offset(), rest.endOffset() - 1));
    }
  }
}
