package palimpsest.impl.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a device asks of its file, and what other threads do while half of a block has been
/// transferred.
final class FileDeviceChannelTest {
  private static final DeviceSize SIZE = new DeviceSize(64, 3);

  @TempDir private Path folder;
  private HalfwayChannel channel;
  private FileDevice device;

  @BeforeEach
  void openDevice() throws IOException {
    Path path = Files.write(folder.resolve("device"), new byte[(int) SIZE.sizeBytes()]);
    channel =
        new HalfwayChannel(
            FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE));
    device = new FileDevice(path, SIZE, new SteadyChannel(path, channel));
    Blocks.write(device, 1, 7);
  }

  @AfterEach
  void closeDevice() {
    device.close();
  }

  @Test
  void aReadInTheMiddleOfAWriteSeesTheWholeWrite() {
    byte[] seen = inTheMiddle(() -> Blocks.read(device, 1), () -> Blocks.write(device, 1, 8));

    assertThat(seen).isEqualTo(Blocks.filled(device, 8));
  }

  @Test
  void aWriteInTheMiddleOfAReadIsNotSeen() {
    AtomicReference<byte[]> seen = new AtomicReference<>(new byte[0]);

    inTheMiddle(() -> write(1, 8), () -> seen.set(Blocks.read(device, 1)));

    assertThat(seen.get()).isEqualTo(Blocks.filled(device, 7));
    assertThat(Blocks.read(device, 1)).isEqualTo(Blocks.filled(device, 8));
  }

  @Test
  void ofTwoWritesOneIsLast() {
    inTheMiddle(() -> write(1, 9), () -> Blocks.write(device, 1, 8));

    assertThat(Blocks.read(device, 1)).isEqualTo(Blocks.filled(device, 9));
  }

  @Test
  void readersOfABlockDoNotWaitForEachOther() {
    AtomicReference<byte[]> seen = new AtomicReference<>(new byte[0]);
    channel.meanwhile(() -> seen.set(Meanwhile.toItsEnd(() -> Blocks.read(device, 1)).result()));

    Blocks.read(device, 1);

    assertThat(seen.get()).isEqualTo(Blocks.filled(device, 7));
  }

  @Test
  void writersOfDifferentBlocksDoNotWaitForEachOther() {
    channel.meanwhile(() -> Meanwhile.toItsEnd(() -> write(2, 9)).result());

    Blocks.write(device, 1, 8);

    assertThat(Blocks.read(device, 1)).isEqualTo(Blocks.filled(device, 8));
    assertThat(Blocks.read(device, 2)).isEqualTo(Blocks.filled(device, 9));
  }

  @Test
  void aWriteThatFailsIsAnswered() {
    channel.fillMedium();

    assertThat(device.write(1, ByteBuffer.allocate(SIZE.blockBytes())))
        .isEqualTo(
            new IoResult.Failed(
                "the device failed: path="
                    + folder.resolve("device")
                    + " cause=IOException (no room on the medium)"));
    assertThat(Blocks.read(device, 1)).isEqualTo(Blocks.filled(device, 7));
  }

  @Test
  void aFlushForcesTheFileToItsMedium() {
    int before = channel.forces();

    assertThat(device.flush()).isEqualTo(new IoResult.Done());

    assertThat(channel.forces()).isEqualTo(before + 1);
  }

  @Test
  void aDeviceThatCannotBeMadeLeavesNoFile() throws IOException {
    Path path = folder.resolve("new");
    HalfwayChannel full =
        new HalfwayChannel(
            FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    full.fillMedium();

    assertThat(FileDevice.create(path, SIZE, () -> new SteadyChannel(path, full)))
        .isEqualTo(
            new DeviceOpening.Unusable(
                "the file cannot be a device: path="
                    + path
                    + " cause=IOException (no room on the medium)"));
    assertThat(path).doesNotExist();
    assertThat(full.isOpen()).isFalse();
  }

  private boolean write(long block, int value) {
    Blocks.write(device, block, value);
    return true;
  }

  /// What came of the action that was begun when half of the transfer had been done.
  private <T> T inTheMiddle(Callable<T> action, Runnable transfer) {
    AtomicReference<Meanwhile<T>> meanwhile = new AtomicReference<>();
    channel.meanwhile(() -> meanwhile.set(Meanwhile.asFarAsItGets(action)));
    transfer.run();
    return meanwhile.get().result();
  }
}
