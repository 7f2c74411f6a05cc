package palimpsest.impl.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeviceSizeTest {
  @Test
  void countsItsBytes() {
    assertThat(new DeviceSize(512, 1L << 32).sizeBytes()).isEqualTo(1L << 41);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 512, 1 << 20})
  void takesBlocksFrom8BytesTo1MiB(int blockBytes) {
    assertThat(new DeviceSize(blockBytes, 1).sizeBytes()).isEqualTo(blockBytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, 0, 4, 9, 24, 1 << 21})
  void rejectsBlocksOfAnotherSize(int blockBytes) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DeviceSize(blockBytes, 1))
        .withMessage("a block has 8 to 1048576 bytes, a power of two: blockBytes=" + blockBytes);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1L << 60, Long.MAX_VALUE})
  void rejectsANumberOfBlocksThatNoDeviceHas(long blocks) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DeviceSize(8, blocks))
        .withMessage(
            "a device has at least one block, and bytes that can be counted: blocks="
                + blocks
                + " blockBytes=8");
  }

  @Test
  void takesAsManyBytesAsCanBeCounted() {
    assertThat(new DeviceSize(8, Long.MAX_VALUE / 8).sizeBytes()).isEqualTo(Long.MAX_VALUE - 7);
  }
}
