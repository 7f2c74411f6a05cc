package palimpsest.properties.roll;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import palimpsest.impl.adapter.AdapterConfiguration;
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
import palimpsest.model.release.Release;
import palimpsest.properties.world.World;

/// The adapters of a plan, all before one block device, each with power, storage and companion
/// modules of its own.
final class RollSite implements AutoCloseable {
  private static final int SLOT_BLOCK_BYTES = 64 << 10;

  private final List<SiteAdapter> adapters = new ArrayList<>();
  private final byte[] first;

  /// @param from the release that all run at first
  RollSite(RollPlan plan, World world, Release from, AdapterConfiguration sizes, RollParts parts) {
    this.first = world.image(from);
    BlockDevice served =
        new MemoryDevice(
            new DeviceSize(
                PathHost.BLOCK_BYTES, (long) plan.hosts().size() * PathHost.BLOCKS_EACH));
    long blocks = Slots.COUNT * (sizes.windowBytes() / SLOT_BLOCK_BYTES + 1);
    for (String name : plan.adapters()) {
      Power power = new Power();
      Storage storage =
          Storage.of(
              adapters.size() + 1L,
              new NonvolatileCells(Storage.ROWS, power),
              parts
                  .local()
                  .apply(
                      new PoweredDevice(
                          new MemoryDevice(new DeviceSize(SLOT_BLOCK_BYTES, blocks)), power)),
              StartSettings.standard());
      BlockDevice seen = parts.shared().apply(name, served);
      adapters.add(
          new SiteAdapter(
              name, power, world.around(from, seen, new PoweredBurns(power)).with(storage), sizes));
    }
  }

  /// Starts all; a line for each that does not.
  List<String> start() {
    return adapters.stream().flatMap(adapter -> adapter.start(first).stream()).toList();
  }

  /// Who lost its power has it again, and starts from what it has stored; a line for each that does
  /// not.
  List<String> restore() {
    return adapters.stream()
        .filter(adapter -> adapter.power().isLost())
        .flatMap(adapter -> adapter.restart(first).stream())
        .toList();
  }

  List<SiteAdapter> adapters() {
    return List.copyOf(adapters);
  }

  SiteAdapter adapter(String name) {
    return adapters.stream()
        .filter(adapter -> adapter.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("an adapter is known: name=" + name));
  }

  /// The release that each adapter runs, by the bytes in its window.
  SequencedMap<String, String> running() {
    SequencedMap<String, String> running = new LinkedHashMap<>();
    adapters.forEach(adapter -> running.put(adapter.name(), adapter.release().name()));
    return running;
  }

  /// A line for each adapter that would give its image up again.
  List<String> onTrial() {
    return adapters.stream()
        .filter(
            adapter ->
                adapter
                    .threaded()
                    .adapter()
                    .storage()
                    .records()
                    .read()
                    .filter(record -> !record.hasTrial())
                    .isEmpty())
        .map(adapter -> adapter.name() + " runs an image that is not confirmed")
        .toList();
  }

  /// What went wrong in adapters themselves.
  List<String> faults() {
    return adapters.stream()
        .flatMap(
            adapter ->
                adapter.threaded().failures().stream()
                    .map(fault -> adapter.name() + " failed: " + fault))
        .toList();
  }

  @Override
  public void close() {
    adapters.forEach(SiteAdapter::close);
  }
}
