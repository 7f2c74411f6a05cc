package palimpsest.impl.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileDeviceTest implements BlockDeviceContract {
  @TempDir private Path folder;
  private final List<BlockDevice> opened = new ArrayList<>();

  @Override
  public BlockDevice device(DeviceSize size) {
    return opened(FileDevice.create(folder.resolve("device" + opened.size()), size));
  }

  @AfterEach
  void closeDevices() {
    opened.forEach(BlockDevice::close);
  }

  @Test
  void keepsItsBytesInTheFile() throws IOException {
    Path path = folder.resolve("device");
    BlockDevice device = opened(FileDevice.create(path, new DeviceSize(8, 3)));
    Blocks.write(device, 1, 7);
    device.flush();

    assertThat(Files.readAllBytes(path))
        .containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 7, 7, 7, 7, 7, 7, 7, 7, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void isOpenedAgainWithWhatWasWritten() {
    Path path = folder.resolve("device");
    BlockDevice device = opened(FileDevice.create(path, new DeviceSize(16, 4)));
    Blocks.write(device, 3, 7);
    device.close();

    BlockDevice again = opened(FileDevice.open(path, 8));

    assertThat(again.size()).isEqualTo(new DeviceSize(8, 8));
    assertThat(Blocks.read(again, 5)).containsOnly(0);
    assertThat(Blocks.read(again, 6)).containsOnly(7);
  }

  @Test
  void reachesBlocksBeyondFourGibibytes() {
    BlockDevice device = device(new DeviceSize(1 << 20, 5000));

    Blocks.write(device, 4999, 7);

    assertThat(Blocks.read(device, 4999)).containsOnly(7);
    assertThat(Blocks.read(device, 4999 % 4096)).containsOnly(0);
  }

  @Test
  void isNotMadeOverAFileThatIsThere() throws IOException {
    Path path = Files.writeString(folder.resolve("device"), "precious");

    assertThat(FileDevice.create(path, new DeviceSize(8, 1)))
        .isEqualTo(unusable(cannotBe(path, "FileAlreadyExistsException (" + path + ")")));
    assertThat(path).hasContent("precious");
  }

  @Test
  void isNotOpenedWhereThereIsNoFile() {
    Path path = folder.resolve("none");

    assertThat(FileDevice.open(path, 8))
        .isEqualTo(unusable(cannotBe(path, "NoSuchFileException (" + path + ")")));
  }

  @Test
  void isNotOpenedOverAFolder() {
    assertThat(FileDevice.open(folder, 8))
        .isEqualTo(unusable("a device is a regular file: path=" + folder));
  }

  @Test
  void hasAWholeNumberOfBlocks() throws IOException {
    Path path = Files.write(folder.resolve("device"), new byte[12]);

    assertThat(FileDevice.open(path, 8))
        .isEqualTo(
            unusable(
                "a device has a whole number of blocks, and at least one: path="
                    + path
                    + " sizeBytes=12 blockBytes=8"));
  }

  @Test
  void hasAtLeastOneBlock() throws IOException {
    Path path = Files.createFile(folder.resolve("device"));

    assertThat(FileDevice.open(path, 8))
        .isEqualTo(
            unusable(
                "a device has a whole number of blocks, and at least one: path="
                    + path
                    + " sizeBytes=0 blockBytes=8"));
  }

  @Test
  void rejectsABlockSizeThatNoDeviceHas() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FileDevice.open(folder.resolve("device"), 12))
        .withMessage("a block has 8 to 1048576 bytes, a power of two: blockBytes=12");
  }

  @Test
  void isNotOpenedTwiceAtOnce() {
    Path path = folder.resolve("device");
    BlockDevice device = opened(FileDevice.create(path, new DeviceSize(8, 1)));

    DeviceOpening second = FileDevice.open(path, 8);
    device.close();

    assertThat(second)
        .isEqualTo(
            unusable(
                cannotBe(path, "FileSystemException (" + path + ": in use by another device)")));
    assertThat(FileDevice.open(path, 8))
        .isInstanceOfSatisfying(DeviceOpening.Opened.class, again -> opened.add(again.device()));
  }

  @Test
  void isNotOpenedWhileAnotherProcessUsesIt() throws IOException {
    Path path = Files.write(folder.resolve("device"), new byte[8]);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                path.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader answer = process.inputReader()) {
      assertThat(answer.readLine()).isEqualTo("opened");
      assertThat(FileDevice.open(path, 8))
          .isEqualTo(
              unusable(
                  cannotBe(path, "FileSystemException (" + path + ": in use by another device)")));
    } finally {
      process.destroyForcibly().onExit().join();
    }
    assertThat(opened(FileDevice.open(path, 8)).blocks()).isOne();
  }

  /// Opens a device and keeps it until it is ended.
  static final class OtherProcess {
    private OtherProcess() {}

    public static void main(String[] arguments) throws IOException {
      DeviceOpening opening = FileDevice.open(Path.of(arguments[0]), 8);
      System.out.println(opening instanceof DeviceOpening.Opened ? "opened" : opening.toString());
      System.in.read();
    }
  }

  @Test
  void isFreeAgainWhereItCouldNotBeUsed() throws IOException {
    Path path = Files.write(folder.resolve("device"), new byte[12]);
    FileDevice.open(path, 8);
    Files.write(path, new byte[16]);

    assertThat(opened(FileDevice.open(path, 8)).blocks()).isEqualTo(2);
  }

  @Test
  void failsWhereTheFileBecameShorter() throws IOException {
    Path path = folder.resolve("device");
    BlockDevice device = opened(FileDevice.create(path, new DeviceSize(8, 2)));
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
      file.truncate(12);
    }

    assertThat(device.read(1, ByteBuffer.allocate(8)))
        .isEqualTo(
            new IoResult.Failed(
                "the device failed: path="
                    + path
                    + " cause=EOFException (the file became shorter)"));
    assertThat(device.read(0, ByteBuffer.allocate(8))).isEqualTo(new IoResult.Done());
  }

  @Test
  void keepsItsSizeWhenTheFileGrows() throws IOException {
    Path path = folder.resolve("device");
    BlockDevice device = opened(FileDevice.create(path, new DeviceSize(8, 2)));
    Files.write(path, new byte[8], StandardOpenOption.APPEND);

    assertThat(device.read(2, ByteBuffer.allocate(8)))
        .isEqualTo(new IoResult.Failed("a device has no such block: block=2 blocks=2"));
  }

  private BlockDevice opened(DeviceOpening opening) {
    assertThat(opening).isInstanceOf(DeviceOpening.Opened.class);
    BlockDevice device = ((DeviceOpening.Opened) opening).device();
    opened.add(device);
    return device;
  }

  private static String cannotBe(Path path, String cause) {
    return "the file cannot be a device: path=" + path + " cause=" + cause;
  }

  private static DeviceOpening unusable(String line) {
    return new DeviceOpening.Unusable(line);
  }
}
