package palimpsest.properties.crash;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import palimpsest.impl.nonvolatile.NonvolatileCells;
import palimpsest.impl.nonvolatile.NonvolatileMemory;
import palimpsest.model.release.Version;

/// The boot record as its bytes have it, decoded apart from the adapter's own code on purpose: two
/// rows, of which the whole one with the higher sequence counts.
///
/// @param trial the slot on trial, 0 where none is
record StoredRecord(long sequence, long epoch, int confirmed, int trial, Version counter) {
  private static final byte[] MAGIC = {'P', 'L', 'B', 'O', 'O', 'T', '1', 0};
  private static final int SUMMED_BYTES = 60;
  private static final int EPOCH = 16;
  private static final int CONFIRMED = 24;
  private static final int TRIAL = 28;
  private static final int NUMBERS = 36;
  private static final int COUNTER = 40;

  /// The record that counts; nothing where no row is whole.
  static Optional<StoredRecord> read(NonvolatileCells cells) {
    Optional<StoredRecord> first = row(cells, 0);
    Optional<StoredRecord> second = row(cells, NonvolatileMemory.ROW_BYTES);
    if (first.isPresent() && second.isPresent()) {
      return first.get().sequence > second.get().sequence ? first : second;
    }
    return first.or(() -> second);
  }

  private static Optional<StoredRecord> row(NonvolatileCells cells, long offset) {
    ByteBuffer bytes = ByteBuffer.allocate(SUMMED_BYTES + Integer.BYTES);
    cells.read(offset, bytes);
    CRC32C sum = new CRC32C();
    sum.update(bytes.array(), 0, SUMMED_BYTES);
    boolean isWhole =
        bytes.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))
            && (int) sum.getValue() == bytes.getInt(SUMMED_BYTES);
    if (!isWhole) {
      return Optional.empty();
    }
    List<Integer> numbers = new ArrayList<>();
    for (int index = 0; index < bytes.getInt(NUMBERS); index++) {
      numbers.add(Short.toUnsignedInt(bytes.getShort(COUNTER + index * Short.BYTES)));
    }
    return Optional.of(
        new StoredRecord(
            bytes.getLong(MAGIC.length),
            bytes.getLong(EPOCH),
            bytes.getInt(CONFIRMED),
            bytes.getInt(TRIAL),
            new Version(numbers)));
  }
}
