package palimpsest.impl.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SteadyChannelTest {
  @TempDir private Path folder;
  private Path path = Path.of("");

  @BeforeEach
  void writeFile() throws IOException {
    path = Files.writeString(folder.resolve("file"), "abcdefgh");
  }

  @AfterEach
  void clearInterruption() {
    Thread.interrupted();
  }

  @Test
  void anOperationIsRepeatedWhereItsThreadIsInterruptedInTheMiddle() throws IOException {
    try (SteadyChannel channel = SteadyChannel.open(path)) {
      AtomicInteger attempts = new AtomicInteger();

      String text =
          channel.perform(
              file -> {
                if (attempts.incrementAndGet() <= 3) {
                  Thread.currentThread().interrupt();
                }
                return read(file);
              });

      assertThat(text).isEqualTo("abcdefgh");
      assertThat(attempts).hasValue(4);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void aThreadThatIsNotInterruptedDoesNotBecomeSo() throws IOException {
    try (SteadyChannel channel = SteadyChannel.open(path)) {
      assertThat(channel.perform(SteadyChannelTest::read)).isEqualTo("abcdefgh");
      assertThat(Thread.interrupted()).isFalse();
    }
  }

  @Test
  void anOperationIsRepeatedWhereAnotherThreadsInterruptionClosedTheChannel()
      throws IOException, InterruptedException, ExecutionException {
    Phaser order = new Phaser(2);
    AtomicInteger attempts = new AtomicInteger();
    try (SteadyChannel channel = SteadyChannel.open(path);
        ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<String> other =
          thread.submit(
              () ->
                  channel.perform(
                      file -> {
                        if (attempts.incrementAndGet() == 1) {
                          order.arriveAndAwaitAdvance();
                          order.arriveAndAwaitAdvance();
                        }
                        return read(file);
                      }));
      order.arriveAndAwaitAdvance();
      AtomicInteger own = new AtomicInteger();
      channel.perform(
          file -> {
            if (own.incrementAndGet() == 1) {
              Thread.currentThread().interrupt();
            }
            return read(file);
          });
      assertThat(Thread.interrupted()).isTrue();
      order.arriveAndAwaitAdvance();

      assertThat(other.get()).isEqualTo("abcdefgh");
      assertThat(attempts).hasValue(2);
    }
  }

  @Test
  void theFileStaysLockedAfterAnInterruption() throws IOException {
    try (SteadyChannel channel = SteadyChannel.open(path)) {
      AtomicInteger attempts = new AtomicInteger();
      channel.perform(
          file -> {
            if (attempts.incrementAndGet() == 1) {
              Thread.currentThread().interrupt();
            }
            return read(file);
          });
      Thread.interrupted();

      assertThatExceptionOfType(FileSystemException.class)
          .isThrownBy(() -> SteadyChannel.open(path).close())
          .withMessage(path + ": in use by another device");
    }
  }

  @Test
  void aThreadInterruptedWithoutEndIsToldSo() throws IOException {
    try (SteadyChannel channel = SteadyChannel.open(path)) {
      assertThatExceptionOfType(InterruptedIOException.class)
          .isThrownBy(
              () ->
                  channel.perform(
                      file -> {
                        Thread.currentThread().interrupt();
                        return read(file);
                      }))
          .withMessage("interrupted in each of 100 attempts");
      assertThat(Thread.interrupted()).isTrue();
      assertThat(channel.perform(SteadyChannelTest::read)).isEqualTo("abcdefgh");
    }
  }

  @Test
  void aClosedChannelStaysClosed() throws IOException {
    SteadyChannel channel = SteadyChannel.open(path);
    channel.close();

    assertThatExceptionOfType(ClosedChannelException.class)
        .isThrownBy(() -> channel.perform(SteadyChannelTest::read));
  }

  @Test
  void anotherFileInItsPlaceIsNotTakenForIt() throws IOException {
    Path other = Files.writeString(folder.resolve("other"), "ABCDEFGH");
    try (SteadyChannel channel = SteadyChannel.open(path)) {
      assertThatExceptionOfType(FileSystemException.class)
          .isThrownBy(
              () ->
                  channel.perform(
                      file -> {
                        Files.move(other, path, StandardCopyOption.REPLACE_EXISTING);
                        Thread.currentThread().interrupt();
                        return read(file);
                      }))
          .withMessage(path + ": another file has taken its place");
    }
    Thread.interrupted();
    try (SteadyChannel unlocked = SteadyChannel.open(path)) {
      assertThat(unlocked.perform(SteadyChannelTest::read)).isEqualTo("ABCDEFGH");
    }
  }

  private static String read(FileChannel file) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(8);
    file.read(bytes, 0);
    return new String(bytes.array(), StandardCharsets.US_ASCII);
  }
}
