package palimpsest.impl.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.impl.device.BlockDevice;
import palimpsest.impl.device.DeviceSize;
import palimpsest.impl.device.IoResult;
import palimpsest.impl.device.MemoryDevice;

final class DeviceImageTest {
  @Property
  void whatWasStoredIsReadAgain(
      @ForAll @Size(max = 200) byte[] image,
      @ForAll @IntRange(min = 3, max = 6) int blockBytesExponent,
      @ForAll @IntRange(max = 20) int firstBlock,
      @ForAll @IntRange(min = 1, max = 100) int bufferBytes) {
    MemoryDevice device = new MemoryDevice(new DeviceSize(1 << blockBytesExponent, 50));

    assertThat(DeviceImage.store(device, firstBlock, ByteBuffer.wrap(image)))
        .isEqualTo(new IoResult.Done());

    ImageSourceFactory factory = ImageSources.device(device, firstBlock);
    for (int time = 0; time < 2; time++) {
      try (ImageSource source = factory.open()) {
        assertThat(source.size()).hasValue(image.length);
        assertThat(Sources.readAll(source, bufferBytes)).isEqualTo(image);
      }
    }
  }

  @Test
  void anImageLiesBehindItsLength() {
    MemoryDevice device = filled(new DeviceSize(8, 5));
    ByteBuffer image = ByteBuffer.wrap(Sources.image(12), 1, 10);

    DeviceImage.store(device, 1, image);

    assertThat(block(device, 0)).containsOnly(-1);
    assertThat(block(device, 1)).containsExactly(0, 0, 0, 0, 0, 0, 0, 10);
    assertThat(block(device, 2)).containsExactly(31, 62, 93, 124, -101, -70, -39, -8);
    assertThat(block(device, 3)).containsExactly(23, 54, 0, 0, 0, 0, 0, 0);
    assertThat(block(device, 4)).containsOnly(-1);
    assertThat(image.remaining()).isEqualTo(10);
  }

  @Test
  void anEmptyImageIsStoredInPlaceOfAnother() {
    MemoryDevice device = new MemoryDevice(new DeviceSize(8, 3));
    DeviceImage.store(device, 0, ByteBuffer.wrap(Sources.image(16)));

    DeviceImage.store(device, 0, ByteBuffer.allocate(0));

    try (ImageSource source = ImageSources.device(device, 0).open()) {
      assertThat(source.size()).hasValue(0);
      assertThat(Sources.readAll(source, 1)).isEmpty();
    }
  }

  @Test
  void anImageMayEndWithItsDevice() {
    MemoryDevice device = new MemoryDevice(new DeviceSize(8, 3));

    assertThat(DeviceImage.store(device, 0, ByteBuffer.wrap(Sources.image(16))))
        .isEqualTo(new IoResult.Done());
    assertThat(DeviceImage.store(device, 1, ByteBuffer.wrap(Sources.image(16))))
        .isEqualTo(new IoResult.Failed("a device has no such block: block=3 blocks=3"));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 9, Long.MAX_VALUE, Long.MIN_VALUE})
  void aLengthThatTheDeviceHasNoRoomForFails(long length) {
    MemoryDevice device = new MemoryDevice(new DeviceSize(8, 3));
    device.write(1, ByteBuffer.allocate(8).putLong(length).flip());

    try (ImageSource source = ImageSources.device(device, 1).open()) {
      assertThat(source.next(ByteBuffer.allocate(1)))
          .isEqualTo(
              new Chunk.Failed(
                  "an image cannot be read: source=device block 1 cause=IOException (an image ends"
                      + " before its device does: firstBlock=1 sizeBytes="
                      + length
                      + " blocks=3 blockBytes=8)"));
    }
  }

  @Test
  void anImageOnABlockThatIsNotThereFails() {
    MemoryDevice device = new MemoryDevice(new DeviceSize(8, 3));

    try (ImageSource source = ImageSources.device(device, 3).open()) {
      assertThat(source.size()).isEmpty();
      assertThat(source.next(ByteBuffer.allocate(1)))
          .isEqualTo(
              new Chunk.Failed(
                  "an image cannot be read: source=device block 3 cause=IOException (a device has"
                      + " no such block: block=3 blocks=3)"));
    }
  }

  @Test
  void aDeviceThatFailsInTheMiddleFailsTheSource() {
    MemoryDevice device = new MemoryDevice(new DeviceSize(8, 3));
    DeviceImage.store(device, 0, ByteBuffer.wrap(Sources.image(16)));

    try (ImageSource source = ImageSources.device(device, 0).open()) {
      assertThat(source.next(ByteBuffer.allocate(8))).isEqualTo(new Chunk.Read(8));
      device.close();
      assertThat(source.next(ByteBuffer.allocate(8)))
          .isEqualTo(
              new Chunk.Failed(
                  "an image cannot be read: source=device block 0 cause=IOException (the device is"
                      + " closed: device=memory)"));
    }
  }

  @Test
  void closingASourceLeavesItsDeviceOpen() {
    MemoryDevice device = new MemoryDevice(new DeviceSize(8, 3));

    ImageSources.device(device, 0).open().close();

    assertThat(device.flush()).isEqualTo(new IoResult.Done());
  }

  @Test
  void aStoredImageIsFlushed() {
    MemoryDevice memory = new MemoryDevice(new DeviceSize(8, 3));
    AtomicLong flushes = new AtomicLong();
    BlockDevice device =
        new BlockDevice() {
          @Override
          public DeviceSize size() {
            return memory.size();
          }

          @Override
          public IoResult read(long block, ByteBuffer into) {
            return memory.read(block, into);
          }

          @Override
          public IoResult write(long block, ByteBuffer from) {
            return memory.write(block, from);
          }

          @Override
          public IoResult flush() {
            flushes.incrementAndGet();
            return new IoResult.Failed("no cache to flush");
          }

          @Override
          public void close() {}
        };

    assertThat(DeviceImage.store(device, 0, ByteBuffer.allocate(1)))
        .isEqualTo(new IoResult.Failed("no cache to flush"));
    assertThat(flushes).hasValue(1);
  }

  @Test
  void theStreamOfAnImageBringsSingleBytes() throws IOException {
    MemoryDevice device = new MemoryDevice(new DeviceSize(8, 2));
    DeviceImage.store(device, 0, ByteBuffer.wrap(new byte[] {-1, 2}));

    try (DeviceStream stream = new DeviceStream(device, 0)) {
      assertThat(stream.read()).isEqualTo(255);
      assertThat(stream.read()).isEqualTo(2);
      assertThat(stream.read()).isEqualTo(-1);
    }
  }

  private static MemoryDevice filled(DeviceSize size) {
    MemoryDevice device = new MemoryDevice(size);
    byte[] bytes = new byte[size.blockBytes()];
    Arrays.fill(bytes, (byte) -1);
    for (long block = 0; block < size.blocks(); block++) {
      device.write(block, ByteBuffer.wrap(bytes));
    }
    return device;
  }

  private static byte[] block(BlockDevice device, long block) {
    ByteBuffer bytes = ByteBuffer.allocate(device.blockBytes());
    device.read(block, bytes);
    return bytes.array();
  }
}
