package palimpsest.impl.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImageSourcesTest {
  private static final byte[] IMAGE = Sources.image(3000);

  @TempDir private Path folder;

  @Test
  void aFileIsReadWhole() throws IOException {
    Path path = Files.write(folder.resolve("image"), IMAGE);

    try (ImageSource source = ImageSources.file(path).open()) {
      assertThat(source.size()).hasValue(3000);
      assertThat(Sources.readAll(source, 1000)).isEqualTo(IMAGE);
    }
  }

  @Test
  void aFileIsReadFromTheBeginningEachTimeItIsOpened() throws IOException {
    ImageSourceFactory file = ImageSources.file(Files.write(folder.resolve("image"), IMAGE));

    for (int time = 0; time < 2; time++) {
      try (ImageSource source = file.open()) {
        assertThat(Sources.readAll(source, 700)).isEqualTo(IMAGE);
      }
    }
  }

  @Test
  void aDirectoryIsAMediumWhileItHoldsOneFile() throws IOException {
    ImageSourceFactory directory = ImageSources.directory(folder);
    try (ImageSource source = directory.open()) {
      assertThat(Sources.last(source))
          .isEqualTo(
              new Chunk.Failed(
                  "a directory holds one file, the image: source=" + folder + " files=none"));
    }
    Files.createDirectory(folder.resolve("beside"));
    Files.write(folder.resolve("image"), IMAGE);
    try (ImageSource source = directory.open()) {
      assertThat(Sources.readAll(source, 1000)).isEqualTo(IMAGE);
    }
    Files.write(folder.resolve("other"), IMAGE);
    try (ImageSource source = directory.open()) {
      assertThat(Sources.last(source))
          .isEqualTo(
              new Chunk.Failed(
                  "a directory holds one file, the image: source=" + folder + " files=several"));
    }
    try (ImageSource source = ImageSources.directory(folder.resolve("none")).open()) {
      assertThat(((Chunk.Failed) Sources.last(source)).line()).contains("NoSuchFileException");
    }
  }

  @Test
  void aFileThatIsNotThereFailsAtItsFirstChunk() {
    Path path = folder.resolve("none");

    try (ImageSource source = ImageSources.file(path).open()) {
      assertThat(source.size()).isEmpty();
      assertThat(source.next(ByteBuffer.allocate(1)))
          .isEqualTo(
              new Chunk.Failed(
                  "an image cannot be read: source="
                      + path
                      + " cause=NoSuchFileException ("
                      + path
                      + ")"));
    }
  }

  @Test
  void aFolderIsNoImage() {
    try (ImageSource source = ImageSources.file(folder).open()) {
      assertThat(source.size()).isEmpty();
      assertThat(Sources.last(source))
          .isEqualTo(
              new Chunk.Failed(
                  "an image cannot be read: source="
                      + folder
                      + " cause=IOException (Is a directory)"));
    }
  }

  @Test
  void aFileThatGrowsWhileItIsReadFails() throws IOException {
    Path path = Files.write(folder.resolve("image"), IMAGE);

    try (ImageSource source = ImageSources.file(path).open()) {
      Files.write(path, new byte[1], StandardOpenOption.APPEND);

      assertThat(Sources.last(source))
          .isEqualTo(
              new Chunk.Failed(
                  "an image ends where its source said: source="
                      + path
                      + " sizeBytes=3000 readBytes=3001"));
    }
  }

  @Test
  void aFileThatShrinksWhileItIsReadFails() throws IOException {
    Path path = Files.write(folder.resolve("image"), IMAGE);

    try (ImageSource source = ImageSources.file(path).open()) {
      Files.write(path, new byte[10]);

      assertThat(Sources.last(source))
          .isEqualTo(
              new Chunk.Failed(
                  "an image ends where its source said: source="
                      + path
                      + " sizeBytes=3000 readBytes=10"));
    }
  }

  @Test
  void aStreamIsOpenedAnewEachTime() {
    AtomicInteger times = new AtomicInteger();
    ImageSourceFactory stream =
        ImageSources.stream(
            "tape",
            OptionalLong.of(3000),
            () -> {
              times.incrementAndGet();
              return new ByteArrayInputStream(IMAGE);
            });

    for (int time = 0; time < 2; time++) {
      try (ImageSource source = stream.open()) {
        assertThat(source.size()).hasValue(3000);
        assertThat(Sources.readAll(source, 700)).isEqualTo(IMAGE);
      }
    }
    assertThat(times).hasValue(2);
  }

  @Test
  void aStreamThatCannotBeOpenedFailsAtItsFirstChunk() {
    ImageSourceFactory stream =
        ImageSources.stream(
            "tape",
            OptionalLong.of(3000),
            () -> {
              throw new IOException("no tape");
            });

    try (ImageSource source = stream.open()) {
      assertThat(source.next(ByteBuffer.allocate(1)))
          .isEqualTo(
              new Chunk.Failed("an image cannot be read: source=tape cause=IOException (no tape)"));
    }
  }

  @Test
  void aStreamHasNoSizeBelowZero() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ImageSources.stream(
                    "tape", OptionalLong.of(-1), () -> new ByteArrayInputStream(IMAGE)))
        .withMessage("a stream has at least no bytes: sizeBytes=-1");
  }
}
