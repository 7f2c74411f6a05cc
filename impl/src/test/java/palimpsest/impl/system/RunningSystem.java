package palimpsest.impl.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.impl.adapter.Companions;
import palimpsest.impl.adapter.Surroundings;
import palimpsest.impl.device.DeviceSize;
import palimpsest.impl.device.MemoryDevice;
import palimpsest.impl.fixture.Stepper;
import palimpsest.impl.fixture.Worlds;
import palimpsest.impl.nonvolatile.NonvolatileCells;
import palimpsest.impl.nonvolatile.Power;
import palimpsest.impl.nonvolatile.PoweredDevice;
import palimpsest.impl.nonvolatile.StartSettings;
import palimpsest.impl.nonvolatile.Storage;
import palimpsest.impl.peer.Peers;
import palimpsest.impl.trace.TraceSink;
import palimpsest.model.release.Capabilities;

/// Three adapters on threads, A, B and C, each with storage and power of its own, all before one
/// device.
final class RunningSystem implements AutoCloseable {
  private static final DeviceSize DISK = new DeviceSize(16 << 10, 32);

  private final MemoryDevice served = new MemoryDevice(Worlds.DEVICE);
  private final List<Power> powers = new ArrayList<>();
  private final List<Surroundings> places = new ArrayList<>();
  private final List<RunningAdapter> adapters = new ArrayList<>();
  private final List<HostPaths> hosts;

  RunningSystem(List<HostPaths> hosts) {
    this.hosts = hosts;
    for (int number = 0; number < 3; number++) {
      Power power = new Power();
      powers.add(power);
      Storage storage =
          Storage.of(
              number,
              new NonvolatileCells(Storage.ROWS, power),
              new PoweredDevice(new MemoryDevice(DISK), power),
              StartSettings.standard());
      places.add(
          new Surroundings(
              Capabilities.NONE,
              new Companions(List.of()),
              new Peers(List.of()),
              served,
              Worlds.surroundings().trust(),
              Optional.of(storage)));
      adapters.add(started(number));
    }
  }

  private RunningAdapter started(int number) {
    Power power = powers.get(number);
    return new RunningAdapter(
        List.of("A", "B", "C").get(number),
        Worlds.started(RollWorld.OLD, places.get(number), Stepper.sizes(), TraceSink.NONE),
        () -> !power.isLost());
  }

  List<RunningAdapter> adapters() {
    return List.copyOf(adapters);
  }

  Power power(int number) {
    return powers.get(number);
  }

  StorageSystem system() {
    return StorageSystem.of(RollWorld.input(), List.copyOf(adapters), hosts);
  }

  RollOutcome roll(String id) {
    return new Processor(system()).trigger(RollWorld.command(id, RollWorld.IMAGE)).join();
  }

  /// Who lost its power has it again, and starts from what it has stored.
  void restore() {
    for (int number = 0; number < adapters.size(); number++) {
      if (powers.get(number).isLost()) {
        adapters.get(number).threaded().close();
        powers.get(number).restore();
        adapters.set(number, started(number));
      }
    }
  }

  /// The versions that the adapters run, in order.
  List<String> versions() {
    return adapters.stream()
        .map(RunningAdapter::condition)
        .map(Condition.Serves.class::cast)
        .map(serves -> serves.release().version().toString())
        .toList();
  }

  void assertSound() {
    adapters.forEach(adapter -> assertThat(adapter.threaded().failures()).isEmpty());
  }

  @Override
  public void close() {
    adapters.forEach(adapter -> adapter.threaded().close());
  }
}
