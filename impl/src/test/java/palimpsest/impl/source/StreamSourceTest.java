package palimpsest.impl.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class StreamSourceTest {
  private static final OptionalLong UNKNOWN = OptionalLong.empty();

  @Property
  void bringsAllBytesInWhateverPiecesTheyCome(
      @ForAll @Size(max = 300) byte[] image,
      @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 100) Integer> pieces,
      @ForAll @IntRange(min = 1, max = 100) int bufferBytes,
      @ForAll boolean sizeKnown) {
    OptionalLong size = sizeKnown ? OptionalLong.of(image.length) : UNKNOWN;
    try (ImageSource source = opened(size, new ShortReads(image, pieces, Optional.empty()))) {
      assertThat(source.size()).isEqualTo(size);
      assertThat(Sources.readAll(source, bufferBytes)).isEqualTo(image);
    }
  }

  @Test
  void bringsAnImageLargerThanItsOwnBuffer() {
    byte[] image = Sources.image(200_000);
    try (ImageSource source = opened(UNKNOWN, new ByteArrayInputStream(image))) {
      assertThat(Sources.readAll(source, 150_000)).isEqualTo(image);
    }
  }

  @Test
  void fillsTheRestOfABufferAndNoMore() {
    ByteBuffer buffer = ByteBuffer.allocate(8).position(2).limit(5);
    try (ImageSource source = opened(UNKNOWN, new ByteArrayInputStream(Sources.image(8)))) {
      assertThat(source.next(buffer)).isEqualTo(new Chunk.Read(3));
    }
    assertThat(buffer.remaining()).isZero();
    assertThat(buffer.array()).containsExactly(0, 0, 0, 31, 62, 0, 0, 0);
  }

  @Test
  void fillsNativeMemory() {
    ByteBuffer buffer = ByteBuffer.allocateDirect(4);
    try (ImageSource source = opened(UNKNOWN, new ByteArrayInputStream(Sources.image(3)))) {
      assertThat(source.next(buffer)).isEqualTo(new Chunk.Read(3));
    }
    assertThat(buffer.get(2)).isEqualTo((byte) 62);
  }

  @Test
  void endsAgainAfterItsEnd() {
    try (ImageSource source = opened(UNKNOWN, new ByteArrayInputStream(new byte[0]))) {
      assertThat(source.next(ByteBuffer.allocate(1))).isEqualTo(new Chunk.End());
      assertThat(source.next(ByteBuffer.allocate(1))).isEqualTo(new Chunk.End());
    }
  }

  @Test
  void failsWhereTheStreamBreaks() {
    ShortReads stream =
        new ShortReads(new byte[10], List.of(4), Optional.of(new IOException("link\ndown")));
    try (ImageSource source = opened(UNKNOWN, stream)) {
      for (int expected : List.of(4, 4, 2)) {
        assertThat(source.next(ByteBuffer.allocate(100))).isEqualTo(new Chunk.Read(expected));
      }
      assertThat(source.next(ByteBuffer.allocate(100)))
          .isEqualTo(
              new Chunk.Failed(
                  "an image cannot be read: source=tape cause=IOException (link down)"));
    }
  }

  @Test
  void staysFailedThoughTheStreamRecovers() {
    AtomicInteger reads = new AtomicInteger();
    InputStream stream =
        new InputStream() {
          @Override
          public int read() {
            return 7;
          }

          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            if (reads.getAndIncrement() == 0) {
              throw new IOException("once");
            }
            into[offset] = 7;
            return 1;
          }
        };
    try (ImageSource source = opened(UNKNOWN, stream)) {
      Chunk first = source.next(ByteBuffer.allocate(1));
      assertThat(first).isInstanceOf(Chunk.Failed.class);
      assertThat(source.next(ByteBuffer.allocate(1))).isEqualTo(first);
    }
  }

  @Test
  void failsWhereTheStreamEndsBeforeItsSize() {
    try (ImageSource source = opened(OptionalLong.of(11), new ByteArrayInputStream(new byte[10]))) {
      assertThat(Sources.last(source))
          .isEqualTo(
              new Chunk.Failed(
                  "an image ends where its source said: source=tape sizeBytes=11 readBytes=10"));
    }
  }

  @Test
  void failsWhereTheStreamGoesOnBeyondItsSize() {
    try (ImageSource source = opened(OptionalLong.of(9), new ByteArrayInputStream(new byte[10]))) {
      ByteBuffer buffer = ByteBuffer.allocate(100);
      assertThat(source.next(buffer))
          .isEqualTo(
              new Chunk.Failed(
                  "an image ends where its source said: source=tape sizeBytes=9 readBytes=10"));
      assertThat(buffer.position()).isZero();
    }
  }

  @Test
  void failsWhereTheStreamBringsNothingAtAll() {
    ShortReads stream = new ShortReads(new byte[10], List.of(0), Optional.empty());
    try (ImageSource source = opened(UNKNOWN, stream)) {
      assertThat(source.next(ByteBuffer.allocate(1)))
          .isEqualTo(new Chunk.Failed("a stream brings a byte or its end: source=tape"));
    }
  }

  @Test
  void failsOnceItIsClosed() {
    ShortReads stream = new ShortReads(new byte[10], List.of(4), Optional.empty());
    ImageSource source = opened(UNKNOWN, stream);
    source.next(ByteBuffer.allocate(4));

    source.close();
    source.close();

    assertThat(source.next(ByteBuffer.allocate(4)))
        .isInstanceOfSatisfying(
            Chunk.Failed.class,
            failed -> assertThat(failed.line()).startsWith("the source is closed: source=tape"));
    assertThat(stream.timesClosed()).isPositive();
  }

  @Test
  void rejectsABufferWithoutRoom() {
    try (ImageSource source = opened(UNKNOWN, new ByteArrayInputStream(new byte[1]))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> source.next(ByteBuffer.allocate(3).position(3)))
          .withMessage("a chunk needs room: positionBytes=3 limitBytes=3");
    }
  }

  @Test
  void aChunkHasAtLeastOneByte() {
    assertThat(new Chunk.Read(1).bytes()).isOne();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Chunk.Read(0))
        .withMessage("a chunk has at least one byte: bytes=0");
  }

  private static ImageSource opened(OptionalLong size, InputStream stream) {
    return ImageSources.stream("tape", size, () -> stream).open();
  }
}
