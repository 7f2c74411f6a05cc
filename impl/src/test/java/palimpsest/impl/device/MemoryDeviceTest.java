package palimpsest.impl.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class MemoryDeviceTest implements BlockDeviceContract {
  @Override
  public BlockDevice device(DeviceSize size) {
    return new MemoryDevice(size);
  }

  @Test
  void aCopyGoesOnFromTheSameContents() {
    MemoryDevice device = new MemoryDevice(new DeviceSize(8, 3));
    Blocks.write(device, 0, 1);
    Blocks.write(device, 1, 2);

    MemoryDevice copy = device.copy();
    Blocks.write(device, 0, 3);
    Blocks.write(copy, 1, 4);
    device.close();

    assertThat(Blocks.read(copy, 0)).containsOnly(1);
    assertThat(Blocks.read(copy, 1)).containsOnly(4);
    assertThat(Blocks.read(copy, 2)).containsOnly(0);
  }

  @Test
  void aCopyLeavesTheOriginalAsItIs() {
    MemoryDevice device = new MemoryDevice(new DeviceSize(8, 1));
    MemoryDevice copy = device.copy();

    Blocks.write(copy, 0, 1);

    assertThat(Blocks.read(device, 0)).containsOnly(0);
  }

  @Test
  void hasNoMoreBlocksThanAnArrayHasRoomFor() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MemoryDevice(new DeviceSize(8, Integer.MAX_VALUE - 7L)))
        .withMessage("a device in memory has at most 2147483639 blocks: blocks=2147483640");
  }
}
