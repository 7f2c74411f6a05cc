package palimpsest.impl.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.model.release.Version;

/// The small values: bytes, digests, sections, and the data segment's numbers.
final class ValuesTest {
  private static final MemorySegment DATA = DataSegmentFormat.fresh(Samples.RELEASE).asSegment();

  @Test
  void bytesAreAValueThatNobodyChanges() {
    byte[] source = {1, 2, 3};
    Bytes bytes = Bytes.of(source);
    source[0] = 9;
    bytes.toArray()[1] = 9;

    assertThat(bytes).hasToString("010203").isEqualTo(Bytes.of((byte) 1, (byte) 2, (byte) 3));
    assertThat(bytes).hasSameHashCodeAs(Bytes.of((byte) 1, (byte) 2, (byte) 3));
    assertThat(bytes).isNotEqualTo(Bytes.of((byte) 1)).isNotEqualTo("010203");
    assertThat(bytes).doesNotHaveSameHashCodeAs(Bytes.of((byte) 1));
    assertThat(bytes.asSegment().isReadOnly()).isTrue();
  }

  @Test
  void aDigestIsThatOfTheStandardInLowerCase() {
    assertThat(Digest.of(Samples.bytes("abc").asSegment()))
        .hasToString("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThatThrownBy(() -> new Digest(Bytes.of((byte) 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sizeBytes=1");
    assertThatThrownBy(() -> new ImageSignature(KeyId.NONE, Bytes.of((byte) 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sizeBytes=1");
  }

  @Test
  void aChecksumIsThatOfTheStandard() {
    assertThat(Checksums.crc32c("123456789")).isEqualTo(0xE3069283);
  }

  @Test
  void piecesCoverASegmentOnceAndInOrder() {
    MemorySegment segment = Samples.bytes("abcdefg").asSegment();

    List<ByteBuffer> pieces = Pieces.of(segment, 3);
    assertThat(pieces).extracting(ByteBuffer::remaining).containsExactly(3, 3, 1);
    assertThat(pieces.getLast().get()).isEqualTo((byte) 'g');
    assertThat(Pieces.of(segment.asSlice(0, 6), 3)).hasSize(2);
    assertThat(Pieces.of(segment.asSlice(0, 0), 3)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-1, 1", "0, -1", "9223372036854775807, 1"})
  void aSectionThatNoNumberNamesIsRefused(long offset, long sizeBytes) {
    assertThatThrownBy(() -> new Section(offset, sizeBytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("offset=" + offset + " sizeBytes=" + sizeBytes);
  }

  @Test
  void aSectionContainsWhatStartsAndEndsInIt() {
    Section section = new Section(10, 5);

    assertThat(section.contains(section)).isTrue();
    assertThat(section.contains(new Section(15, 0))).isTrue();
    assertThat(section.contains(new Section(9, 2))).isFalse();
    assertThat(section.contains(new Section(14, 2))).isFalse();
    assertThat(new Section(Long.MAX_VALUE - 1, 1).endOffset()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void rootsLieOneBehindTheOtherAlignedForTheirNumbers() {
    assertThat(DataSegmentFormat.rootOffset(0)).isEqualTo(32);
    assertThat(DataSegmentFormat.rootOffset(2)).isEqualTo(80);
    assertThat(DataSegmentFormat.sizeBytes(0)).isEqualTo(4096);
    assertThat(DataSegmentFormat.sizeBytes(169)).isEqualTo(4096);
    assertThat(DataSegmentFormat.sizeBytes(170)).isEqualTo(8192);
    assertThatThrownBy(() -> DataSegmentFormat.rootOffset(-1))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65535", "1.2.3.4.5.6.7.8", "2.1"})
  void anOriginComesBackAsItWasWhateverWasThereBefore(String text) {
    MemorySegment data = MemorySegment.ofArray(new byte[4096]);
    DataSegmentFormat.writeOrigin(data, Version.of("8.7.6.5.4.3.2.1"));
    DataSegmentFormat.writeOrigin(data, Version.of(text));

    assertThat(DataSegmentFormat.readOrigin(data)).isEqualTo(Version.of(text));
    MemorySegment fresh = MemorySegment.ofArray(new byte[4096]);
    DataSegmentFormat.writeOrigin(fresh, Version.of(text));
    assertThat(data.mismatch(fresh)).isEqualTo(-1);
  }

  @Test
  void anOriginLeavesTheRootsAsTheyAre() {
    MemorySegment data = MemorySegment.ofArray(new byte[4096]);
    MemorySegment roots = data.asSlice(DataSegmentFormat.rootOffset(0)).fill((byte) -1);
    Bytes before = Bytes.copyOf(roots);
    DataSegmentFormat.writeOrigin(data, Version.of("8.7.6.5.4.3.2.1"));

    assertThat(Bytes.copyOf(roots)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, -1})
  void anOriginWithoutNumbersIsMalformed(int count) {
    MemorySegment data = MemorySegment.ofArray(DATA.toArray(ImageFormat.U8));
    data.set(ImageFormat.U32, DataSegmentFormat.ORIGIN_COUNT_OFFSET, count);

    assertThatThrownBy(() -> DataSegmentFormat.readOrigin(data))
        .isInstanceOf(MalformedImageException.class)
        .hasMessageContaining("count=" + Integer.toUnsignedString(count));
  }

  @Test
  void aNumberThatDoesNotFitIsABrokenCaller() {
    ByteWriter out = new ByteWriter();

    assertThatThrownBy(() -> out.u8(256)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> out.u16(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> out.string("x".repeat(65536)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> out.string("\uD800"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a string is valid Unicode");
    assertThat(out.sizeBytes()).isZero();
  }
}
