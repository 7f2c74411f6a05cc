package palimpsest.impl.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ImageReaderTest {
  private static final Sections SECTIONS = Samples.header().sections();

  private static void assertBad(ImageCheck check, Defect kind, String part) {
    assertThat(check)
        .isInstanceOfSatisfying(
            ImageCheck.Bad.class,
            bad -> {
              assertThat(bad.line()).contains(part).doesNotContain("\n");
              assertThat(bad.kind()).isEqualTo(kind);
            });
  }

  private static void assertRefused(Consumer<MemorySegment> change, Defect kind, String part) {
    byte[] image = Samples.image();
    change.accept(MemorySegment.ofArray(image));
    assertBad(Samples.check(image), kind, part);
  }

  private static void assertRefusedThoughSealed(
      Consumer<MemorySegment> change, Defect kind, String part) {
    assertBad(Samples.check(Forger.resealed(change)), kind, part);
  }

  @ParameterizedTest
  @CsvSource({
    "0, neededBytes=80 givenBytes=0",
    "7, neededBytes=80 givenBytes=7",
    "79, neededBytes=80 givenBytes=79",
    "80, neededBytes=28672 givenBytes=80",
    "20000, neededBytes=28672 givenBytes=20000",
    "28671, neededBytes=28672 givenBytes=28671"
  })
  void aTornImageIsTruncated(int givenBytes, String part) {
    assertBad(Samples.check(Arrays.copyOf(Samples.image(), givenBytes)), Defect.TRUNCATED, part);
  }

  @Test
  void anotherMagicIsAnUnknownFormat() {
    assertRefused(
        image -> image.set(ImageFormat.U8, 0, (byte) 0),
        Defect.UNKNOWN_FORMAT,
        "magic=00414c494d505354 at=byte 0");
    assertBad(Samples.check(new byte[8]), Defect.UNKNOWN_FORMAT, "magic=0000000000000000");
  }

  @Test
  void aLaterFormatIsUnknown() {
    assertRefusedThoughSealed(
        image -> image.set(ImageFormat.U32, ImageFormat.FORMAT_OFFSET, 2),
        Defect.UNKNOWN_FORMAT,
        "known here is 1: format=2 at=byte 8");
  }

  @ParameterizedTest
  @CsvSource({
    "12, 8192, 'header size' is 16384: value=8192",
    "76, 1, 'reserved' is 0: value=1",
    "72, 16081, at most 16080 bytes: middleBytes=16081",
    "72, -1, middleBytes=4294967295",
  })
  void aHeaderThatContradictsItsFormatIsMalformed(long offset, int value, String part) {
    assertRefusedThoughSealed(
        image -> image.set(ImageFormat.U32, offset, value), Defect.MALFORMED_HEADER, part);
    assertRefusedThoughSealed(
        image -> image.set(ImageFormat.U32, offset, value),
        Defect.MALFORMED_HEADER,
        "at=byte " + offset);
  }

  @Test
  void aLastPartThatContradictsItsFormatIsMalformed() {
    assertRefused(
        image -> image.set(ImageFormat.U64, ImageFormat.END_MAGIC_OFFSET, 0),
        Defect.MALFORMED_HEADER,
        "magic=0000000000000000 at=byte 16376");
    assertRefusedThoughSealed(
        image -> image.set(ImageFormat.U32, ImageFormat.LAST_RESERVED_OFFSET, 1),
        Defect.MALFORMED_HEADER,
        "'reserved' is 0: value=1 at=byte 16268");
  }

  @Test
  void anImageThatDoesNotFitIsTooLargeAndTheAnswerNamesBothSizes() {
    MemorySegment image = MemorySegment.ofArray(Samples.image());

    assertBad(
        ImageReader.check(image, image.byteSize() - 1, Samples.TRUST),
        Defect.TOO_LARGE,
        "imageSizeBytes=28672 placeBytes=28671");
    assertThat(ImageReader.check(image, image.byteSize(), Samples.TRUST))
        .isInstanceOf(ImageCheck.Whole.class);
  }

  @Test
  void aSizeBeyondAllMemoryIsTooLarge() {
    assertRefused(
        image -> image.set(ImageFormat.U64, ImageFormat.IMAGE_SIZE_OFFSET, -1),
        Defect.TOO_LARGE,
        "imageSizeBytes=18446744073709551615");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 16383, 16384})
  void anImageThatIsOnlyAHeaderOrLessIsMalformed(long imageSizeBytes) {
    assertRefused(
        image -> image.set(ImageFormat.U64, ImageFormat.IMAGE_SIZE_OFFSET, imageSizeBytes),
        Defect.MALFORMED_HEADER,
        "imageSizeBytes=" + imageSizeBytes + " at=byte 16");
  }

  @Test
  void bytesBehindTheImageAreRefused() {
    byte[] longer = Arrays.copyOf(Samples.image(), 28673);

    assertBad(
        Samples.check(longer),
        Defect.MALFORMED_HEADER,
        "nothing follows an image: imageSizeBytes=28672 at=byte 16 givenBytes=28673");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 4096, lies between",
    "12288, 4096, lies between",
    "32768, 4096, lies between",
    "28672, 4096, lies between",
    "16384, 0, lies between",
    "16384, -4096, lies between",
    "-4096, 4096, lies between",
    "16384, 16384, lies between",
    "20480, 9223372036854775807, lies between",
    "16385, 4096, consists of whole pages",
    "16384, 4095, consists of whole pages",
    "16384, 1, consists of whole pages",
  })
  void aBootstrapOutsideTheImageOrOffItsPagesIsOutOfBounds(
      long offset, long sizeBytes, String part) {
    Consumer<MemorySegment> change =
        image -> {
          image.set(ImageFormat.U64, ImageFormat.sectionOffset(SectionKind.BOOTSTRAP), offset);
          image.set(
              ImageFormat.U64, ImageFormat.sectionSizeOffset(SectionKind.BOOTSTRAP), sizeBytes);
        };
    assertRefusedThoughSealed(change, Defect.SECTION_OUT_OF_BOUNDS, part);
    assertRefusedThoughSealed(change, Defect.SECTION_OUT_OF_BOUNDS, "section=bootstrap offset=");
  }

  @Test
  void sectionsThatOverlapAreOutOfBounds() {
    assertRefusedThoughSealed(
        image ->
            image.set(
                ImageFormat.U64,
                ImageFormat.sectionOffset(SectionKind.BOOTSTRAP),
                SECTIONS.text().offset()),
        Defect.SECTION_OUT_OF_BOUNDS,
        "starts where the one before ends");
  }

  @Test
  void pagesThatBelongToNoSectionAreRefused() {
    byte[] image = Arrays.copyOf(Samples.image(), 32768);
    MemorySegment.ofArray(image).set(ImageFormat.U64, ImageFormat.IMAGE_SIZE_OFFSET, image.length);

    assertBad(
        Samples.check(image),
        Defect.SECTION_OUT_OF_BOUNDS,
        "sectionEndOffset=28672 imageSizeBytes=32768");
  }

  @Test
  void aFlippedBitInTheHeaderIsADigestMismatch() {
    assertRefused(
        image -> flip(image, ImageFormat.MIDDLE_OFFSET + 20),
        Defect.DIGEST_MISMATCH,
        "the header has the digest that it states");
  }

  @ParameterizedTest
  @EnumSource
  void aFlippedBitInASectionIsADigestMismatchOfThatSection(SectionKind kind) {
    assertRefused(
        image -> flip(image, SECTIONS.of(kind).endOffset() - 1),
        Defect.DIGEST_MISMATCH,
        "section=" + kind);
  }

  /// A checksum is easily made to agree: the digest has to stand on its own.
  @ParameterizedTest
  @EnumSource
  void aChangedSectionWhoseChecksumAgreesIsADigestMismatchAllTheSame(SectionKind kind) {
    byte[] image = Samples.image();
    MemorySegment segment = MemorySegment.ofArray(image);
    flip(segment, SECTIONS.of(kind).endOffset() - 1);
    segment.set(
        ImageFormat.U32,
        ImageFormat.checksumOffset(kind),
        Checksums.crc32c(SECTIONS.of(kind).in(segment)));
    sealHeader(segment);

    assertBad(
        Samples.check(image),
        Defect.DIGEST_MISMATCH,
        "has the digest that the header states: section=" + kind);
  }

  @ParameterizedTest
  @EnumSource
  void aChecksumThatWouldFailInThePauseIsADigestMismatchNow(SectionKind kind) {
    byte[] image = Samples.image();
    MemorySegment segment = MemorySegment.ofArray(image);
    flip(segment, ImageFormat.checksumOffset(kind));
    sealHeader(segment);

    assertBad(
        Samples.check(image),
        Defect.DIGEST_MISMATCH,
        "has the checksum that the header states: section=" + kind);
  }

  @Test
  void anUnsignedImageIsRefused() {
    byte[] image = ImageBuilder.build(Samples.RELEASE, Samples.CODE, ImageSigner.none());

    assertBad(Samples.check(image), Defect.UNSIGNED, "signer=0000000000000000 digest=");
  }

  @Test
  void anImageOfAnUnknownSignerIsRefused() {
    Ed25519Signer stranger = Ed25519Signer.seeded(2);
    byte[] image = ImageBuilder.build(Samples.RELEASE, Samples.CODE, stranger);

    assertBad(Samples.check(image), Defect.UNKNOWN_SIGNER, "signer=" + stranger.keyId());
  }

  @Test
  void anotherOnesSignatureUnderAKnownNameIsRefused() {
    byte[] image =
        ImageBuilder.build(
            Samples.RELEASE,
            Samples.CODE,
            new ImageSigner() {
              @Override
              public KeyId keyId() {
                return Samples.SIGNER.keyId();
              }

              @Override
              public Bytes sign(Digest digest) {
                return Ed25519Signer.seeded(2).sign(digest);
              }
            });

    assertBad(Samples.check(image), Defect.WRONGLY_SIGNED, "signer=" + Samples.SIGNER.keyId());
  }

  @Test
  void bytesThatAreNoSignatureAreRefused() {
    assertRefused(
        image ->
            image
                .asSlice(ImageFormat.SIGNATURE_OFFSET, ImageFormat.SIGNATURE_BYTES)
                .fill((byte) -1),
        Defect.WRONGLY_SIGNED,
        "the signature is that of its signer");
  }

  @ParameterizedTest
  @EnumSource(names = {"TEXT", "BOOTSTRAP"})
  void aSectionWithoutClassesIsMalformed(SectionKind kind) {
    assertRefusedThoughSealed(
        image -> SECTIONS.of(kind).in(image).fill((byte) 0),
        Defect.MALFORMED_SECTION,
        "area=class bundle");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 8, 32, 4095})
  void dataThatAFreshImageDoesNotHaveAreRefused(long offset) {
    assertRefusedThoughSealed(
        image -> flip(SECTIONS.data().in(image), offset),
        Defect.MALFORMED_SECTION,
        "at=byte " + offset + " of data");
  }

  @Test
  void anImageWhoseDataChangedSinceIsNoFreshOneButMayRun() {
    MemorySegment image = MemorySegment.ofArray(Samples.image());
    ImageHeader before = ImageReader.header(image);
    int checksumBefore = ImageReader.checksum(image, before.sections().data());
    assertThat(checksumBefore).isEqualTo(before.checksums().data());

    flip(SECTIONS.data().in(image), DataSegmentFormat.rootOffset(0));

    assertBad(
        ImageReader.check(image, Samples.LIMIT_BYTES, Samples.TRUST),
        Defect.DIGEST_MISMATCH,
        "section=data");
    assertThat(ImageReader.checkRunning(image, Samples.TRUST))
        .isEqualTo(new ImageCheck.Whole(before));
    assertThat(ImageReader.header(image)).isEqualTo(before);
    assertThat(ImageReader.checksum(image, before.sections().data())).isNotEqualTo(checksumBefore);
  }

  @ParameterizedTest
  @EnumSource(names = {"TEXT", "BOOTSTRAP"})
  void aRunningImageWhoseCodeChangedIsRefused(SectionKind kind) {
    MemorySegment image = MemorySegment.ofArray(Samples.image());
    flip(SECTIONS.of(kind).in(image), 100);

    assertBad(
        ImageReader.checkRunning(image, Samples.TRUST), Defect.DIGEST_MISMATCH, "section=" + kind);
  }

  @Test
  void aRunningImageThatIsTornIsTruncated() {
    MemorySegment torn = MemorySegment.ofArray(Samples.image()).asSlice(0, 20_000);

    assertBad(
        ImageReader.checkRunning(torn, Samples.TRUST),
        Defect.TRUNCATED,
        "neededBytes=28672 givenBytes=20000");
    assertThatThrownBy(() -> ImageReader.header(torn))
        .isInstanceOf(MalformedImageException.class)
        .hasMessageContaining("neededBytes=28672");
  }

  @Test
  void aRunningImageNeedsItsSignature() {
    MemorySegment image = MemorySegment.ofArray(Samples.image());

    assertBad(ImageReader.checkRunning(image, TrustAnchor.of()), Defect.UNKNOWN_SIGNER, "signer=");
  }

  @Test
  void aHeaderIsReadFromAWindowThatIsLargerThanTheImage() {
    MemorySegment window = MemorySegment.ofArray(Arrays.copyOf(Samples.image(), 100_000));

    assertThat(ImageReader.header(window)).isEqualTo(Samples.header());
    assertThat(ImageReader.checkRunning(window, Samples.TRUST))
        .isEqualTo(new ImageCheck.Whole(Samples.header()));
  }

  @Test
  void aHeaderIsNotReadFromBytesThatAreNone() {
    assertThatThrownBy(() -> ImageReader.header(MemorySegment.ofArray(new byte[20_000])))
        .isInstanceOfSatisfying(
            MalformedImageException.class,
            e -> assertThat(e.defect()).isEqualTo(Defect.UNKNOWN_FORMAT));
  }

  private static void sealHeader(MemorySegment image) {
    Digest digest = Digest.of(image.asSlice(0, ImageFormat.DIGEST_OFFSET));
    image
        .asSlice(ImageFormat.DIGEST_OFFSET, Digest.SIZE_BYTES)
        .copyFrom(digest.bytes().asSegment());
    image
        .asSlice(ImageFormat.SIGNATURE_OFFSET, ImageFormat.SIGNATURE_BYTES)
        .copyFrom(Samples.SIGNER.sign(digest).asSegment());
  }

  private static void flip(MemorySegment image, long offset) {
    image.set(ImageFormat.U8, offset, (byte) (image.get(ImageFormat.U8, offset) ^ 1));
  }
}
