package palimpsest.impl.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import palimpsest.impl.adapter.AdapterConfiguration;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.Region;

/// Registers, buffers and cache lie in their region, apart from each other.
class HardwareTest {
  @Test
  void eachRegisterKeepsItsValueAndLeavesTheRestAlone() {
    try (AdapterMemory memory = new AdapterMemory(AdapterConfiguration.small().memoryMap())) {
      Hardware hardware = new Hardware(memory);
      memory.fill(hardware.stagingBuffers(), (byte) 1);
      memory.fill(hardware.readCache(), (byte) 2);
      for (int register = 0; register < 64; register++) {
        hardware.setRegister(register, -register);
      }
      for (int register = 0; register < 64; register++) {
        assertThat(hardware.register(register)).isEqualTo(-register);
      }
      assertThat(memory.readWord(hardware.stagingBuffers().base()))
          .isEqualTo(0x0101_0101_0101_0101L);
      assertThat(memory.readWord(hardware.readCache().base())).isEqualTo(0x0202_0202_0202_0202L);
      assertThat(hardware.stagingBuffers()).matches(span -> !span.overlaps(hardware.readCache()));
      assertThat(memory.span(Region.HARDWARE).contains(hardware.readCache())).isTrue();
      assertThat(Hardware.sizeBytes()).isEqualTo(memory.span(Region.HARDWARE).sizeBytes());
    }
  }

  @Test
  void thereIsNoOtherRegister() {
    try (AdapterMemory memory = new AdapterMemory(AdapterConfiguration.small().memoryMap())) {
      Hardware hardware = new Hardware(memory);
      assertThatThrownBy(() -> hardware.register(64))
          .isInstanceOf(IndexOutOfBoundsException.class)
          .hasMessage("no such register: register=64");
      assertThatThrownBy(() -> hardware.setRegister(-1, 0))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }
}
