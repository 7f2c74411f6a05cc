package palimpsest.impl.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every block device does, whatever its bytes lie in.
interface BlockDeviceContract {
  /// A device of zeros, closed by the test class.
  BlockDevice device(DeviceSize size);

  @Test
  default void tellsItsSize() {
    BlockDevice device = device(new DeviceSize(16, 5));

    assertThat(device.blockBytes()).isEqualTo(16);
    assertThat(device.blocks()).isEqualTo(5);
  }

  @Test
  default void isAllZerosAtFirst() {
    BlockDevice device = device(new DeviceSize(16, 5));

    for (long block = 0; block < 5; block++) {
      assertThat(Blocks.read(device, block)).containsOnly(0);
    }
  }

  @Test
  default void readsWhatWasWritten() {
    BlockDevice device = device(new DeviceSize(16, 5));

    Blocks.write(device, 0, 1);
    Blocks.write(device, 4, 2);
    Blocks.write(device, 4, 3);

    assertThat(Blocks.read(device, 0)).containsOnly(1);
    assertThat(Blocks.read(device, 1)).containsOnly(0);
    assertThat(Blocks.read(device, 4)).containsOnly(3);
  }

  @Test
  default void transfersTheRestOfABuffer() {
    BlockDevice device = device(new DeviceSize(8, 1));
    ByteBuffer from = ByteBuffer.wrap(new byte[] {9, 9, 1, 2, 3, 4, 5, 6, 7, 8, 9}, 2, 8);
    ByteBuffer into = ByteBuffer.allocate(12).position(3).limit(11);

    assertThat(device.write(0, from)).isEqualTo(new IoResult.Done());
    assertThat(device.read(0, into)).isEqualTo(new IoResult.Done());

    assertThat(from.remaining()).isZero();
    assertThat(into.remaining()).isZero();
    assertThat(into.array()).containsExactly(0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 0);
  }

  @Test
  default void keepsItsBytesWhenTheCallersBufferChanges() {
    BlockDevice device = device(new DeviceSize(8, 1));
    byte[] bytes = {1, 2, 3, 4, 5, 6, 7, 8};

    device.write(0, ByteBuffer.wrap(bytes));
    Arrays.fill(bytes, (byte) 9);
    ByteBuffer read = ByteBuffer.allocate(8);
    device.read(0, read);
    Arrays.fill(read.array(), (byte) 9);

    assertThat(Blocks.read(device, 0)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  default void transfersNativeMemory() {
    BlockDevice device = device(new DeviceSize(8, 2));
    try (Arena arena = Arena.ofShared()) {
      ByteBuffer bytes = arena.allocate(8).fill((byte) 7).asByteBuffer();
      assertThat(device.write(1, bytes)).isEqualTo(new IoResult.Done());
      assertThat(device.read(0, bytes.clear())).isEqualTo(new IoResult.Done());
      assertThat(bytes.get(0)).isZero();
      assertThat(device.read(1, bytes.clear())).isEqualTo(new IoResult.Done());
      assertThat(bytes.get(7)).isEqualTo((byte) 7);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 5, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 32})
  default void answersABlockItDoesNotHaveWithAFailure(long block) {
    BlockDevice device = device(new DeviceSize(16, 5));
    IoResult failed =
        new IoResult.Failed("a device has no such block: block=" + block + " blocks=5");
    ByteBuffer buffer = ByteBuffer.allocate(16);

    assertThat(device.read(block, buffer)).isEqualTo(failed);
    assertThat(device.write(block, buffer)).isEqualTo(failed);
    assertThat(buffer.position()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 15, 17, 32})
  default void rejectsABufferThatHoldsNoBlock(int bytes) {
    BlockDevice device = device(new DeviceSize(16, 5));
    String rule = "a buffer holds one block: remainingBytes=" + bytes + " blockBytes=16";

    assertThatIllegalArgumentException()
        .isThrownBy(() -> device.read(0, ByteBuffer.allocate(bytes)))
        .withMessage(rule);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> device.write(0, ByteBuffer.allocate(bytes)))
        .withMessage(rule);
  }

  @Test
  default void flushes() {
    assertThat(device(new DeviceSize(16, 5)).flush()).isEqualTo(new IoResult.Done());
  }

  @Test
  default void failsOnceItIsClosed() {
    BlockDevice device = device(new DeviceSize(16, 5));
    device.close();
    device.close();

    for (IoResult result :
        List.of(
            device.read(0, ByteBuffer.allocate(16)),
            device.write(0, ByteBuffer.allocate(16)),
            device.flush())) {
      assertThat(result)
          .isInstanceOfSatisfying(
              IoResult.Failed.class,
              failed -> assertThat(failed.line()).startsWith("the device is closed: "));
    }
  }

  @Test
  default void isReadAndWrittenByAnInterruptedThread() {
    BlockDevice device = device(new DeviceSize(16, 5));
    Thread.currentThread().interrupt();
    try {
      Blocks.write(device, 2, 1);
      assertThat(Blocks.read(device, 2)).containsOnly(1);
      assertThat(device.flush()).isEqualTo(new IoResult.Done());
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  /// Blocks are large, so that a transfer takes its time and a torn one shows.
  @Test
  default void neverShowsAPartOfAWrite() throws InterruptedException, ExecutionException {
    BlockDevice device = device(new DeviceSize(1 << 18, 3));
    int rounds = 200;
    List<Future<?>> actors = new ArrayList<>();
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      for (int writer = 1; writer <= 3; writer++) {
        int value = writer;
        actors.add(
            threads.submit(
                () -> {
                  for (int round = 0; round < rounds; round++) {
                    Blocks.write(device, round % 3, value);
                  }
                }));
      }
      for (int reader = 0; reader < 3; reader++) {
        actors.add(
            threads.submit(
                () -> {
                  for (int round = 0; round < rounds; round++) {
                    byte[] bytes = Blocks.read(device, round % 3);
                    assertThat(bytes).isEqualTo(Blocks.filled(device, bytes[0]));
                  }
                }));
      }
    }
    for (Future<?> actor : actors) {
      actor.get();
    }
  }
}
