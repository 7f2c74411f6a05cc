package palimpsest.model.machine.fastload;

import palimpsest.model.machine.Row;

/// A state of fastload: the specification's variables, grouped by what a power loss takes.
///
/// @param host port -> whether the host there believes that it is logged in
public record FastloadState(
    Row<Boolean> host, Memory memory, Device device, Key key, Progress step) {
  public static final String NO_IMAGE = "none";
  public static final String TORN = "torn";
  public static final String DAMAGED = "damaged";

  /// A login as the adapter's memory has it.
  public enum Login {
    IN,
    OUT,
    LOST
  }

  /// Volatile memory.
  ///
  /// @param session by port
  /// @param running the image whose code is entered
  /// @param window block -> the image it is of
  /// @param witness what the update left for the start that follows, or 0
  public record Memory(Row<Login> session, String running, Row<String> window, int witness) {
    Memory withSession(Row<Login> newSession) {
      return new Memory(newSession, running, window, witness);
    }

    Memory withRunning(String image) {
      return new Memory(session, image, window, witness);
    }

    Memory withWindow(Row<String> blocks) {
      return new Memory(session, running, blocks, witness);
    }

    Memory withWitness(int newWitness) {
      return new Memory(session, running, window, newWitness);
    }
  }

  /// The local memory device, and the boot record.
  ///
  /// @param slot slot -> block -> the image it is of
  /// @param record its two copies
  public record Device(Row<Row<String>> slot, Row<RecordCopy> record) {
    Device withBlock(int number, int block, String image) {
      return new Device(slot.with(number, slot.at(number).with(block, image)), record);
    }

    Device withCopy(int number, RecordCopy copy) {
      return new Device(slot, record.with(number, copy));
    }
  }

  FastloadState with(Row<Boolean> newHost) {
    return new FastloadState(newHost, memory, device, key, step);
  }

  FastloadState with(Memory newMemory) {
    return new FastloadState(host, newMemory, device, key, step);
  }

  FastloadState with(Device newDevice) {
    return new FastloadState(host, memory, newDevice, key, step);
  }

  FastloadState with(Key newKey) {
    return new FastloadState(host, memory, device, newKey, step);
  }

  FastloadState with(Progress newStep) {
    return new FastloadState(host, memory, device, key, newStep);
  }

  FastloadState goes(FastloadPlace place) {
    return with(step.goes(place));
  }
}
