package palimpsest.properties.crash;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import palimpsest.impl.adapter.Surroundings;
import palimpsest.impl.companion.BurnFaults;
import palimpsest.impl.companion.CompanionPart;
import palimpsest.impl.device.BlockDevice;
import palimpsest.impl.device.DeviceSize;
import palimpsest.impl.device.MemoryDevice;
import palimpsest.impl.nonvolatile.NonvolatileCells;
import palimpsest.impl.nonvolatile.Power;
import palimpsest.impl.nonvolatile.PoweredBurns;
import palimpsest.impl.nonvolatile.PoweredDevice;
import palimpsest.impl.nonvolatile.Slots;
import palimpsest.impl.nonvolatile.StartSettings;
import palimpsest.impl.nonvolatile.Storage;
import palimpsest.properties.world.Modules;
import palimpsest.properties.world.World;

/// All that an adapter has besides its memory: power, and what outlasts the loss of it.
///
/// @param burns which of the writes were operations of a burn
record Lasting(
    Power power,
    NonvolatileCells cells,
    MemoryDevice local,
    CachingDisk disk,
    Modules modules,
    SortedSet<Long> burns) {
  static final long ADAPTER = 1;
  private static final int BLOCK_BYTES = 64 << 10;

  static Lasting blank(CrashCase about) {
    Power power = new Power();
    long blocks = Slots.COUNT * (about.sizes().windowBytes() / BLOCK_BYTES + 1);
    return new Lasting(
        power,
        new NonvolatileCells(Storage.ROWS, power),
        new MemoryDevice(new DeviceSize(BLOCK_BYTES, blocks)),
        new CachingDisk(new MemoryDevice(CrashHosts.disk(about.sizes().ports()))),
        Modules.burnt(about.environment()),
        new TreeSet<>());
  }

  /// The same in another world, under power of its own.
  Lasting copy() {
    Power other = new Power();
    return new Lasting(
        other, cells.copy(other), local.copy(), disk.copy(), modules.copy(), new TreeSet<>());
  }

  /// The surroundings of an adapter that is built around all this.
  Surroundings around(CrashCase about, CrashParts broken) {
    BlockDevice powered = new PoweredDevice(local, power);
    List<CompanionPart> parts =
        modules.parts(_ -> noting(new PoweredBurns(power))).stream().map(broken::module).toList();
    return World.surroundings(about.environment(), parts, disk, about.trust())
        .with(
            Storage.of(
                ADAPTER, broken.memory(cells), broken.local(powered), StartSettings.standard()));
  }

  private BurnFaults noting(BurnFaults faults) {
    return operation -> {
      long before = power.writes();
      BurnFaults.Effect effect = faults.before(operation);
      if (power.writes() > before) {
        burns.add(power.writes());
      }
      return effect;
    };
  }
}
