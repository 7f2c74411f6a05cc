package palimpsest.impl.nonvolatile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.impl.device.IoResult;
import palimpsest.impl.nonvolatile.Power.Cut;

/// Memory that keeps its bytes without power is strict about what it is asked for, and loses no
/// more than the write under way.
class NonvolatileMemoryTest {
  private static final int ROWS = 2;
  private static final byte[] OLD = filled(1);
  private static final byte[] NEW = filled(2);

  @TempDir private Path folder;

  private static byte[] filled(int value) {
    byte[] bytes = new byte[16];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private interface Trial {
    void of(NonvolatileMemory memory, Power power) throws IOException;
  }

  private void each(Trial trial) throws IOException {
    Power power = new Power();
    trial.of(new NonvolatileCells(ROWS, power), power);
    Power other = new Power();
    Path path = folder.resolve("nonvolatile");
    Files.deleteIfExists(path);
    try (NonvolatileFile file = NonvolatileFile.open(path, ROWS, other)) {
      trial.of(file, other);
    }
  }

  private static byte[] read(NonvolatileMemory memory, long offset) {
    ByteBuffer bytes = ByteBuffer.allocate(16);
    assertThat(memory.read(offset, bytes)).isEqualTo(new IoResult.Done());
    return bytes.array();
  }

  @Test
  void whoWaitsInVainIsToldThatPowerIsLost() {
    Power power = new Power();
    assertThat(power.loss()).isNotDone();
    power.lose();
    assertThat(power.isLost()).isTrue();
    assertThat(power.loss()).isDone();
    power.restore();
    assertThat(power.loss()).isNotDone();
    power.cutAt(new Cut(1, Power.Tear.NOT_AT_ALL));
    new NonvolatileCells(ROWS, power).write(0, ByteBuffer.wrap(OLD));
    assertThat(power.loss()).isDone();
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    each(
        (memory, power) -> {
          assertThat(memory.rows()).isEqualTo(ROWS);
          assertThat(read(memory, 0)).containsOnly(0);
          assertThat(memory.write(264, ByteBuffer.wrap(OLD))).isEqualTo(new IoResult.Done());
          assertThat(read(memory, 264)).isEqualTo(OLD);
          assertThat(power.writes()).isEqualTo(1);
        });
  }

  @Test
  void aWriteIsOfWholeWordsWithinOneRow() throws IOException {
    each(
        (memory, _) -> {
          assertThatThrownBy(() -> memory.write(4, ByteBuffer.wrap(OLD)))
              .hasMessage("a write is of whole words: offset=4 sizeBytes=16");
          assertThatThrownBy(() -> memory.write(8, ByteBuffer.allocate(4)))
              .hasMessage("a write is of whole words: offset=8 sizeBytes=4");
          assertThatThrownBy(() -> memory.write(8, ByteBuffer.allocate(0)))
              .hasMessage("a write is of whole words: offset=8 sizeBytes=0");
          assertThatThrownBy(() -> memory.write(248, ByteBuffer.wrap(OLD)))
              .hasMessage("a write lies within one row: offset=248 sizeBytes=16");
          assertThatThrownBy(() -> memory.write(512, ByteBuffer.wrap(OLD)))
              .hasMessage("a range lies in the memory: offset=512 sizeBytes=16 rows=2");
          assertThatThrownBy(() -> memory.read(-1, ByteBuffer.allocate(1)))
              .hasMessage("a range lies in the memory: offset=-1 sizeBytes=1 rows=2");
        });
  }

  @Test
  void aWriteIsTornWhereItIsToldTo() throws IOException {
    each(
        (memory, power) -> {
          for (int whole = 0; whole <= OLD.length; whole++) {
            int torn = whole;
            memory.write(0, ByteBuffer.wrap(OLD));
            power.cutAt(new Cut(2, _ -> torn));
            memory.write(256, ByteBuffer.wrap(OLD));
            assertThat(memory.write(0, ByteBuffer.wrap(NEW)))
                .isEqualTo(new IoResult.Failed("the power is lost"));
            assertThat(power.isLost()).isTrue();
            assertThat(memory.read(0, ByteBuffer.allocate(1)))
                .isEqualTo(new IoResult.Failed("the power is lost"));
            assertThat(memory.write(0, ByteBuffer.wrap(NEW)))
                .as("nothing is written without power")
                .isEqualTo(new IoResult.Failed("the power is lost"));
            power.restore();
            byte[] expected = OLD.clone();
            System.arraycopy(NEW, 0, expected, 0, whole);
            if (whole < OLD.length) {
              expected[whole] = ~2;
            }
            assertThat(read(memory, 0)).isEqualTo(expected);
            assertThat(read(memory, 256)).isEqualTo(OLD);
          }
        });
  }

  @Test
  void aFileKeepsItsBytesAndFailsOnceItIsClosed() throws IOException {
    Path path = folder.resolve("kept");
    try (NonvolatileFile file = NonvolatileFile.open(path, ROWS, new Power())) {
      file.write(8, ByteBuffer.wrap(OLD));
    }
    NonvolatileFile again = NonvolatileFile.open(path, ROWS, new Power());
    assertThat(read(again, 8)).isEqualTo(OLD);
    again.close();
    assertThat(again.read(8, ByteBuffer.allocate(1))).isInstanceOf(IoResult.Failed.class);
    assertThat(again.write(8, ByteBuffer.wrap(OLD))).isInstanceOf(IoResult.Failed.class);
  }
}
