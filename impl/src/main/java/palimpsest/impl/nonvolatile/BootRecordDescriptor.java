package palimpsest.impl.nonvolatile;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.impl.image.Checksums;
import palimpsest.model.release.Version;

/// How a copy of the boot record lies in its row. Numbers are big-endian:
///
/// ```
///  0  8  magic
///  8  8  sequence, from 1: of two whole copies the higher one counts
/// 16  8  epoch
/// 24  4  confirmed slot
/// 28  4  slot on trial, 0 where none is
/// 32  4  tries left
/// 36  4  how many numbers the counter has
/// 40 16  the counter, 2 bytes a number
/// 56  4  zero
/// 60  4  CRC32C of all before
/// ```
final class BootRecordDescriptor {
  static final int SIZE_BYTES = 64;

  private static final long MAGIC = 0x50_4C_42_4F_4F_54_31_00L;
  private static final int COUNTER = 40;
  private static final int NUMBERS_MAX = 8;
  private static final int CHECKSUM = 60;

  private BootRecordDescriptor() {}

  /// A record, and how many were written before it.
  record Copy(long sequence, BootRecord record) {}

  static ByteBuffer encode(Copy copy) {
    BootRecord record = copy.record();
    ByteBuffer bytes = ByteBuffer.allocate(SIZE_BYTES);
    bytes.putLong(MAGIC).putLong(copy.sequence()).putLong(record.epoch());
    bytes.putInt(record.confirmed()).putInt(record.trial()).putInt(record.tries());
    bytes.putInt(record.counter().numbers().size());
    record.counter().numbers().forEach(number -> bytes.putShort(number.shortValue()));
    bytes.putInt(CHECKSUM, checksum(bytes));
    return bytes.rewind();
  }

  /// The copy; nothing where a row holds none, or a torn one.
  static Optional<Copy> decode(ByteBuffer bytes) {
    if (bytes.getLong(0) != MAGIC || bytes.getInt(CHECKSUM) != checksum(bytes)) {
      return Optional.empty();
    }
    ByteBuffer fields = bytes.slice(Long.BYTES, COUNTER - Long.BYTES);
    long sequence = fields.getLong();
    long epoch = fields.getLong();
    int confirmed = fields.getInt();
    int trial = fields.getInt();
    int tries = fields.getInt();
    Version counter = counter(bytes, Math.clamp(fields.getInt(), 1, NUMBERS_MAX));
    return Optional.of(new Copy(sequence, new BootRecord(confirmed, trial, tries, counter, epoch)));
  }

  private static Version counter(ByteBuffer bytes, int count) {
    List<Integer> numbers = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      numbers.add(Short.toUnsignedInt(bytes.getShort(COUNTER + index * Short.BYTES)));
    }
    return new Version(numbers);
  }

  private static int checksum(ByteBuffer bytes) {
    return Checksums.crc32c(MemorySegment.ofBuffer(bytes.slice(0, CHECKSUM)));
  }
}
