package palimpsest.impl.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import palimpsest.impl.memory.MemoryMap;
import palimpsest.impl.memory.Region;

/// The sizes of an adapter: all above zero, and each region as large as they ask for.
class AdapterConfigurationTest {
  private static final AdapterConfiguration SMALL = AdapterConfiguration.small();

  @Test
  void aSizeIsAboveZero() {
    List<ThrowingCallable> wrong =
        List.of(
            () -> new AdapterConfiguration(0, 1, 1, 1, 1, 1, 1, 1),
            () -> new AdapterConfiguration(1, 0, 1, 1, 1, 1, 1, 1),
            () -> new AdapterConfiguration(1, 1, 0, 1, 1, 1, 1, 1),
            () -> new AdapterConfiguration(1, 1, 1, 0, 1, 1, 1, 1),
            () -> new AdapterConfiguration(1, 1, 1, 1, 0, 1, 1, 1),
            () -> new AdapterConfiguration(1, 1, 1, 1, 1, 0, 1, 1),
            () -> new AdapterConfiguration(1, 1, 1, 1, 1, 1, 1, -1));
    List<String> names =
        List.of(
            "ports=0",
            "workers=0",
            "windowBytes=0",
            "tablesBytes=0",
            "copyBlockBytes=0",
            "roundsMax=0",
            "paceEntries=-1");
    for (int index = 0; index < wrong.size(); index++) {
      assertThatThrownBy(wrong.get(index))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a size is above zero: " + names.get(index));
    }
    assertThatThrownBy(() -> new AdapterConfiguration(1, 1, 1, 1, 1, 1, -1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a rest is not below zero: restMax=-1");
  }

  @Test
  void anotherSizeIsTheOnlyDifference() {
    assertThat(SMALL.withPorts(99, 77))
        .isEqualTo(new AdapterConfiguration(99, 2, 4 << 20, 77, 64 << 10, 8, 64, 1024));
    assertThat(SMALL.withWorkers(9))
        .isEqualTo(new AdapterConfiguration(16, 9, 4 << 20, 1 << 20, 64 << 10, 8, 64, 1024));
    assertThat(SMALL.withWindowBytes(8192))
        .isEqualTo(new AdapterConfiguration(16, 2, 8192, 1 << 20, 64 << 10, 8, 64, 1024));
  }

  @Test
  void windowBufferAndSavedHaveRoomForTheSameImage() {
    MemoryMap map = SMALL.withWindowBytes(10_000).memoryMap();
    for (Region region : List.of(Region.WINDOW, Region.BUFFER, Region.SAVED)) {
      assertThat(map.span(region).sizeBytes()).isEqualTo(12_288);
    }
    assertThat(map.span(Region.TABLES).sizeBytes()).isEqualTo(1 << 20);
  }
}
