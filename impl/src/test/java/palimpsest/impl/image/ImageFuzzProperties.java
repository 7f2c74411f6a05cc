package palimpsest.impl.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/// No bytes make the reader throw, and none but those of a builder are whole.
final class ImageFuzzProperties {
  private static final byte[] IMAGE = Samples.image();
  private static final SignatureVerifier TRUST = new CachedVerdicts(Samples.TRUST);
  private static final int HEADER_BITS = (int) ImageFormat.HEADER_BYTES * Byte.SIZE;

  /// What a signer may have got wrong: one byte of the image.
  record ByteChange(int offset, byte value) {}

  @Example
  void eachFlippedBitOfTheHeaderIsFound() {
    byte[] image = IMAGE.clone();
    for (int bit = 0; bit < HEADER_BITS; bit++) {
      flip(image, bit);
      assertBad(MemorySegment.ofArray(image));
      flip(image, bit);
    }
    assertThat(image).isEqualTo(IMAGE);
  }

  @Property(tries = 3000, edgeCases = EdgeCasesMode.FIRST)
  void anyFlippedBitOfTheBodyIsFound(@ForAll("bodyBits") int bit) {
    byte[] image = IMAGE.clone();
    flip(image, bit);
    assertBad(MemorySegment.ofArray(image));
  }

  @Example
  void anImageTornAnywhereIsFound() {
    for (int length = 0; length < IMAGE.length; length++) {
      assertBad(MemorySegment.ofArray(IMAGE).asSlice(0, length));
    }
  }

  @Property(tries = 1000)
  void randomBytesAreNoImage(@ForAll byte[] bytes) {
    assertBad(MemorySegment.ofArray(bytes));
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void randomBytesBehindATrueBeginningAreNoImage(
      @ForAll @IntRange(min = 8, max = 80) int beginningBytes, @ForAll long seed) {
    byte[] bytes = new byte[IMAGE.length];
    new SplittableRandom(seed).nextBytes(bytes);
    System.arraycopy(IMAGE, 0, bytes, 0, beginningBytes);
    assertBad(MemorySegment.ofArray(bytes));
  }

  /// The signature is right, so each check behind it has to stand on its own.
  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void aChangedByteThatWasSignedIsFoundOrHarmless(@ForAll("byteChanges") ByteChange change) {
    byte[] image =
        Forger.resealed(bytes -> bytes.set(ImageFormat.U8, change.offset(), change.value()));
    MemorySegment segment = MemorySegment.ofArray(image);
    ImageCheck check = check(segment);
    Statistics.collect(check.getClass().getSimpleName());
    if (check instanceof ImageCheck.Whole(ImageHeader header)) {
      assertThat(header.imageSizeBytes()).isEqualTo(image.length);
      for (SectionKind kind : SectionKind.values()) {
        assertThat(header.sections().of(kind).in(segment).byteSize()).isPositive();
      }
      header.payloads().forEach(payload -> Objects.requireNonNull(payload.place().in(segment)));
      Objects.requireNonNull(ClassBundle.read(header.sections().text().in(segment)));
    }
  }

  private static void flip(byte[] image, int bit) {
    image[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
  }

  private static ImageCheck check(MemorySegment image) {
    return ImageReader.check(image, Samples.LIMIT_BYTES, TRUST);
  }

  private static void assertBad(MemorySegment image) {
    ImageCheck check = check(image);
    if (check instanceof ImageCheck.Bad(Defect _, String line) && !line.isBlank()) {
      return;
    }
    throw new AssertionError("bytes that are no image were not refused: check=" + check);
  }

  @Provide
  Arbitrary<Integer> bodyBits() {
    return Arbitraries.integers()
        .between(HEADER_BITS, IMAGE.length * Byte.SIZE - 1)
        .withDistribution(RandomDistribution.uniform());
  }

  /// Half of the changes hit the used part of the header, where most of the rules are.
  @Provide
  Arbitrary<ByteChange> byteChanges() {
    Arbitrary<Integer> offsets =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, 1000).withDistribution(RandomDistribution.uniform()),
            Arbitraries.integers()
                .between(0, IMAGE.length - 1)
                .withDistribution(RandomDistribution.uniform()));
    return offsets.flatMap(
        offset -> Arbitraries.bytes().map(value -> new ByteChange(offset, value)));
  }
}
