package palimpsest.impl.nonvolatile;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import palimpsest.impl.device.BlockDevice;
import palimpsest.impl.device.IoResult;
import palimpsest.impl.image.Digest;
import palimpsest.impl.image.ImageReader;
import palimpsest.model.release.Version;

/// What an adapter has that keeps its contents without power: boot record, key and local memory
/// device; and the number by which it is told from other adapters.
public record Storage(
    long adapter, BootRecords records, KeyCell key, Slots slots, StartSettings settings) {
  /// Rows of non-volatile memory that are needed: for two copies of the record, and the key.
  public static final int ROWS = BootRecords.ROWS + KeyCell.ROWS;

  private static final long WITNESS = 0x9E37_79B9_7F4A_7C15L;

  public static Storage of(
      long adapter, NonvolatileMemory memory, BlockDevice device, StartSettings settings) {
    return new Storage(
        adapter,
        new BootRecords(memory),
        new KeyCell(memory, (long) BootRecords.ROWS * NonvolatileMemory.ROW_BYTES),
        new Slots(device),
        settings);
  }

  /// Makes an adapter ready for its first start: the image, which was checked, is in a slot, and
  /// confirmed.
  ///
  /// @return why it is not, in one line; empty once it is
  public Optional<String> install(MemorySegment image) {
    Version version = ImageReader.header(image).release().version();
    int slot = 1;
    for (int block = 0; block < slots.blocks(image.byteSize()); block++) {
      if (slots.storeBlock(slot, block, image) instanceof IoResult.Failed(String line)) {
        return Optional.of(line);
      }
    }
    BootRecord record = new BootRecord(slot, BootRecord.NO_TRIAL, 0, version, 0);
    return records.write(record)
        ? Optional.empty()
        : Optional.of("the boot record could not be written");
  }

  /// The key to the start that follows upon an epoch, with an image in this adapter's window.
  public FastloadKey keyTo(Digest digest, long epoch) {
    return new FastloadKey(digest, adapter, epoch, witness(epoch));
  }

  /// The word in volatile memory by which that start knows that there was power all along.
  /// Never zero, which is what memory holds that had none.
  public long witness(long epoch) {
    return ((adapter ^ Long.rotateLeft(epoch, Integer.SIZE)) * WITNESS) | 1;
  }
}
