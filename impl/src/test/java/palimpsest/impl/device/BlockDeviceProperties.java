package palimpsest.impl.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterTry;

/// Any sequence of operations reads from a device what it would read from a map of blocks.
final class BlockDeviceProperties {
  private static final DeviceSize SIZE = new DeviceSize(32, 300);

  private final List<Path> files = new ArrayList<>();

  sealed interface Operation {
    record Read(int block) implements Operation {}

    record Write(int block, int value) implements Operation {}

    record Flush() implements Operation {}

    record Reopen() implements Operation {}
  }

  @Property(tries = 200)
  void aFileHoldsTheLastWriteOfEachBlock(@ForAll("operations") List<Operation> operations)
      throws IOException {
    Path path = Files.createTempFile("device", null);
    files.add(path);
    Files.delete(path);
    BlockDevice device = opened(FileDevice.create(path, SIZE));
    Map<Integer, Integer> expected = new HashMap<>();
    for (Operation operation : operations) {
      if (operation instanceof Operation.Reopen) {
        device.close();
        device = opened(FileDevice.open(path, SIZE.blockBytes()));
      } else {
        perform(operation, device, expected);
      }
    }
    device.close();
  }

  @Property(tries = 500)
  void memoryHoldsTheLastWriteOfEachBlock(@ForAll("operations") List<Operation> operations) {
    MemoryDevice device = new MemoryDevice(SIZE);
    Map<Integer, Integer> expected = new HashMap<>();
    for (Operation operation : operations) {
      if (operation instanceof Operation.Reopen) {
        device = device.copy();
      } else {
        perform(operation, device, expected);
      }
    }
  }

  /// Blocks 0 and 1 share much; 256 shares its lock with 0.
  @Provide
  Arbitrary<List<Operation>> operations() {
    Arbitrary<Integer> block = Arbitraries.of(0, 1, 2, 255, 256, 257, 299);
    Arbitrary<Integer> value = Arbitraries.integers().between(0, 255);
    return Arbitraries.<Operation>frequencyOf(
            List.of(
                Tuple.of(4, block.map(Operation.Read::new)),
                Tuple.of(4, Combinators.combine(block, value).as(Operation.Write::new)),
                Tuple.of(1, Arbitraries.create(Operation.Flush::new)),
                Tuple.of(1, Arbitraries.create(Operation.Reopen::new))))
        .list()
        .ofMaxSize(40);
  }

  @AfterTry
  void deleteFiles() throws IOException {
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
    files.clear();
  }

  private static void perform(
      Operation operation, BlockDevice device, Map<Integer, Integer> expected) {
    switch (operation) {
      case Operation.Read(int block) ->
          assertThat(Blocks.read(device, block))
              .isEqualTo(Blocks.filled(device, expected.getOrDefault(block, 0)));
      case Operation.Write(int block, int value) -> {
        Blocks.write(device, block, value);
        expected.put(block, value);
      }
      case Operation.Flush() -> assertThat(device.flush()).isEqualTo(new IoResult.Done());
      case Operation.Reopen() -> throw new AssertionError("opened again by the property itself");
    }
  }

  private static BlockDevice opened(DeviceOpening opening) {
    assertThat(opening).isInstanceOf(DeviceOpening.Opened.class);
    return ((DeviceOpening.Opened) opening).device();
  }
}
