package palimpsest.impl.nonvolatile;

import java.nio.ByteBuffer;
import java.util.Optional;
import palimpsest.impl.device.IoResult;

/// The boot record in its two copies, each in a row of its own. A write goes to the copy that does
/// not count, so that one which is torn leaves the record as it was.
///
/// One thread uses it at a time.
public final class BootRecords {
  static final int ROWS = 2;

  private final NonvolatileMemory memory;

  BootRecords(NonvolatileMemory memory) {
    this.memory = memory;
  }

  /// The record that counts; nothing where no copy is whole, or where one cannot be read: it might
  /// be the one that counts.
  public Optional<BootRecord> read() {
    return copies().flatMap(Copies::counting).map(BootRecordDescriptor.Copy::record);
  }

  /// How often the record was written: the number of the copy that counts.
  public long sequence() {
    return copies().map(Copies::sequence).orElse(0L);
  }

  /// Writes the record in the place of the one that counts. Where that fails, it is looked at which
  /// of them counts now.
  ///
  /// @return whether it is this one
  public boolean write(BootRecord record) {
    Optional<Copies> copies = copies();
    if (copies.isEmpty()) {
      return false;
    }
    BootRecordDescriptor.Copy next =
        new BootRecordDescriptor.Copy(copies.get().sequence() + 1, record);
    IoResult result = memory.write(offset(copies.get().spare()), BootRecordDescriptor.encode(next));
    return result instanceof IoResult.Done
        || copies().flatMap(Copies::counting).equals(Optional.of(next));
  }

  /// Both copies as they are, each empty where it is not whole.
  private record Copies(
      Optional<BootRecordDescriptor.Copy> first, Optional<BootRecordDescriptor.Copy> second) {
    Optional<BootRecordDescriptor.Copy> counting() {
      return spare() == 0 ? second : first;
    }

    int spare() {
      return sequence(first) < sequence(second) ? 0 : 1;
    }

    long sequence() {
      return Math.max(sequence(first), sequence(second));
    }

    private static long sequence(Optional<BootRecordDescriptor.Copy> copy) {
      return copy.map(BootRecordDescriptor.Copy::sequence).orElse(0L);
    }
  }

  private Optional<Copies> copies() {
    ByteBuffer first = ByteBuffer.allocate(BootRecordDescriptor.SIZE_BYTES);
    ByteBuffer second = ByteBuffer.allocate(BootRecordDescriptor.SIZE_BYTES);
    if (memory.read(offset(0), first) instanceof IoResult.Failed
        || memory.read(offset(1), second) instanceof IoResult.Failed) {
      return Optional.empty();
    }
    return Optional.of(
        new Copies(
            BootRecordDescriptor.decode(first.flip()), BootRecordDescriptor.decode(second.flip())));
  }

  private static long offset(int copy) {
    return (long) copy * NonvolatileMemory.ROW_BYTES;
  }
}
