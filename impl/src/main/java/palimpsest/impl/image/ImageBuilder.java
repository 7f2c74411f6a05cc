package palimpsest.impl.image;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import palimpsest.model.release.CompanionRequirement;
import palimpsest.model.release.Release;
import palimpsest.model.release.Version;

/// Builds images: the same bytes for the same release, code, order and key.
public final class ImageBuilder {
  private final Release release;
  private final Code code;
  private final SectionOrder order;

  /// What goes into the sections; payloads follow the bundle in that of the bootstrap.
  private record Contents(Bytes text, Bytes bootstrap, Bytes data, long payloadsOffset) {
    Bytes of(SectionKind kind) {
      return switch (kind) {
        case TEXT -> text;
        case BOOTSTRAP -> bootstrap;
        case DATA -> data;
      };
    }

    long sectionBytes(SectionKind kind) {
      return ImageFormat.pagesFor(of(kind).sizeBytes());
    }
  }

  private ImageBuilder(Release release, Code code, SectionOrder order) {
    Set<String> carried = PayloadCodec.carriedBy(release).keySet();
    if (!carried.equals(code.payloads().keySet())) {
      throw new IllegalArgumentException(
          "code has a payload for each module that the release carries, and for no other:"
              + " release=%s carries=%s payloads=%s"
                  .formatted(release.name(), carried, code.payloads().keySet()));
    }
    this.release = release;
    this.code = code;
    this.order = order;
  }

  /// An image whose sections lie in the order that the release's name leads to.
  ///
  /// @throws IllegalArgumentException if the payloads are not those that the release carries, or
  ///     what the release declares does not fit a header
  public static byte[] build(Release release, Code code, ImageSigner signer) {
    return build(release, code, SectionOrder.chosenFor(release), signer);
  }

  /// An image whose sections lie in the given order.
  ///
  /// @throws IllegalArgumentException if the payloads are not those that the release carries, or
  ///     what the release declares does not fit a header
  public static byte[] build(Release release, Code code, SectionOrder order, ImageSigner signer) {
    return new ImageBuilder(release, code, order).image(signer);
  }

  private byte[] image(ImageSigner signer) {
    Contents contents = contents();
    Sections sections =
        new Sections(
            place(contents, SectionKind.TEXT),
            place(contents, SectionKind.BOOTSTRAP),
            place(contents, SectionKind.DATA));
    Bytes middle = middle(sections.bootstrap().offset() + contents.payloadsOffset());

    byte[] content = new byte[Math.toIntExact(endOffset(contents, order.kinds()))];
    MemorySegment image = MemorySegment.ofArray(content);
    FirstPart.write(image, sections, middle.sizeBytes());
    image.asSlice(ImageFormat.MIDDLE_OFFSET, middle.sizeBytes()).copyFrom(middle.asSegment());
    for (SectionKind kind : order.kinds()) {
      sections.of(kind).in(image).copyFrom(contents.of(kind).asSegment());
    }
    LastPart.write(image, sections, signer);
    return content;
  }

  private Contents contents() {
    Bytes text = bundle(code.text(), release.shape().fillingBytes());
    Bytes bootstrapBundle = bundle(code.bootstrap(), 0);
    ByteWriter bootstrap = new ByteWriter();
    bootstrap.bytes(bootstrapBundle);
    code.payloads().values().forEach(bootstrap::bytes);
    return new Contents(
        text, bootstrap.toBytes(), DataSegmentFormat.fresh(release), bootstrapBundle.sizeBytes());
  }

  private Bytes bundle(ClassSet set, int fillingBytes) {
    ByteWriter out = new ByteWriter();
    ClassBundle.write(out, set, ClassBundle.filling(release.name(), fillingBytes));
    return out.toBytes();
  }

  private Section place(Contents contents, SectionKind kind) {
    List<SectionKind> before = order.kinds().subList(0, order.kinds().indexOf(kind));
    return new Section(endOffset(contents, before), contents.sectionBytes(kind));
  }

  private static long endOffset(Contents contents, List<SectionKind> kinds) {
    return ImageFormat.HEADER_BYTES + kinds.stream().mapToLong(contents::sectionBytes).sum();
  }

  private Bytes middle(long payloadsOffset) {
    ByteWriter out = new ByteWriter();
    ReleaseCodec.write(out, release);
    PayloadCodec.write(out, payloads(payloadsOffset));
    if (out.sizeBytes() > ImageFormat.MIDDLE_MAX_BYTES) {
      throw new IllegalArgumentException(
          "what a release declares fits the middle of a header:"
              + " release=%s neededBytes=%d middleMaxBytes=%d"
                  .formatted(release.name(), out.sizeBytes(), ImageFormat.MIDDLE_MAX_BYTES));
    }
    return out.toBytes();
  }

  private List<Payload> payloads(long payloadsOffset) {
    List<Payload> payloads = new ArrayList<>();
    long offset = payloadsOffset;
    for (var each : code.payloads().entrySet()) {
      Section place = new Section(offset, each.getValue().sizeBytes());
      payloads.add(new Payload(each.getKey(), carriedVersion(each.getKey()), place));
      offset = place.endOffset();
    }
    return payloads;
  }

  private Version carriedVersion(String module) {
    return release.companion(module).flatMap(CompanionRequirement::carries).orElseThrow();
  }
}
