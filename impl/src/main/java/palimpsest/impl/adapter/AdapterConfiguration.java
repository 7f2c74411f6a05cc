package palimpsest.impl.adapter;

import java.util.Map;
import palimpsest.impl.handover.HandoverBlock;
import palimpsest.impl.hardware.Hardware;
import palimpsest.impl.memory.ControlBlock;
import palimpsest.impl.memory.MemoryMap;
import palimpsest.impl.memory.Region;
import palimpsest.impl.table.ChangeMarks;

/// The sizes of an adapter.
///
/// `windowBytes` is the largest image, `tablesBytes` the room for persistent tables (converting one
/// needs room for a second). The overlay goes by blocks of `copyBlockBytes`. `restMax` entries may
/// be left to merge inside the pause; when they do not get fewer than that in `roundsMax` rounds,
/// the update is refused. After `paceEntries` entries the conversion lets hosts have their share.
///
/// Refused with an `IllegalArgumentException`: a size that is not above zero, a rest below zero
public record AdapterConfiguration(
    int ports,
    int workers,
    long windowBytes,
    long tablesBytes,
    int copyBlockBytes,
    int roundsMax,
    int restMax,
    int paceEntries) {
  public AdapterConfiguration {
    check("ports", ports);
    check("workers", workers);
    check("windowBytes", windowBytes);
    check("tablesBytes", tablesBytes);
    check("copyBlockBytes", copyBlockBytes);
    check("roundsMax", roundsMax);
    if (restMax < 0) {
      throw new IllegalArgumentException("a rest is not below zero: restMax=" + restMax);
    }
    check("paceEntries", paceEntries);
  }

  /// A small adapter: 16 ports, 2 workers, 4 MiB of window.
  public static AdapterConfiguration small() {
    return new AdapterConfiguration(16, 2, 4 << 20, 1 << 20, 64 << 10, 8, 64, 1024);
  }

  public AdapterConfiguration withPorts(int newPorts, long newTablesBytes) {
    return new AdapterConfiguration(
        newPorts,
        workers,
        windowBytes,
        newTablesBytes,
        copyBlockBytes,
        roundsMax,
        restMax,
        paceEntries);
  }

  public AdapterConfiguration withWorkers(int newWorkers) {
    return new AdapterConfiguration(
        ports,
        newWorkers,
        windowBytes,
        tablesBytes,
        copyBlockBytes,
        roundsMax,
        restMax,
        paceEntries);
  }

  public AdapterConfiguration withWindowBytes(long newWindowBytes) {
    return new AdapterConfiguration(
        ports,
        workers,
        newWindowBytes,
        tablesBytes,
        copyBlockBytes,
        roundsMax,
        restMax,
        paceEntries);
  }

  public AdapterConfiguration withCopyBlockBytes(int newCopyBlockBytes) {
    return new AdapterConfiguration(
        ports,
        workers,
        windowBytes,
        tablesBytes,
        newCopyBlockBytes,
        roundsMax,
        restMax,
        paceEntries);
  }

  /// Where everything lies in an adapter of these sizes.
  public MemoryMap memoryMap() {
    return MemoryMap.of(
        Map.of(
            Region.CONTROL,
            ControlBlock.sizeBytes(workers),
            Region.MARKS,
            ChangeMarks.sizeBytes(ChangeMarks.STRUCTURES_MAX, ports),
            Region.HANDOVER,
            HandoverBlock.SIZE_BYTES,
            Region.HARDWARE,
            Hardware.sizeBytes(),
            Region.WINDOW,
            windowBytes,
            Region.BUFFER,
            windowBytes,
            Region.SAVED,
            windowBytes,
            Region.TABLES,
            tablesBytes));
  }

  private static void check(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException("a size is above zero: " + name + "=" + value);
    }
  }
}
