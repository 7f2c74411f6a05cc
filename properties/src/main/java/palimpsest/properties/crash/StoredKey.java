package palimpsest.properties.crash;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import palimpsest.impl.nonvolatile.NonvolatileCells;
import palimpsest.impl.nonvolatile.NonvolatileMemory;

/// The key as its bytes have it, decoded apart from the adapter's own code on purpose.
@SuppressWarnings("ArrayRecordComponent") // nobody compares keys
record StoredKey(long adapter, long epoch, byte[] digest) {
  private static final byte[] MAGIC = {'P', 'L', 'K', 'E', 'Y', '1', 0, 0};
  private static final long ROW = 2L * NonvolatileMemory.ROW_BYTES;
  private static final int SUMMED_BYTES = 68;
  private static final int ADAPTER = 8;
  private static final int EPOCH = 16;
  private static final int DIGEST = 32;
  private static final int DIGEST_BYTES = 32;

  /// The key; nothing where there is none, or a torn one.
  static Optional<StoredKey> read(NonvolatileCells cells) {
    ByteBuffer bytes = ByteBuffer.allocate(SUMMED_BYTES + Integer.BYTES);
    cells.read(ROW, bytes);
    if (!bytes.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
      return Optional.empty();
    }
    CRC32C sum = new CRC32C();
    sum.update(bytes.array(), 0, SUMMED_BYTES);
    return (int) sum.getValue() == bytes.getInt(SUMMED_BYTES)
        ? Optional.of(
            new StoredKey(
                bytes.getLong(ADAPTER),
                bytes.getLong(EPOCH),
                Arrays.copyOfRange(bytes.array(), DIGEST, DIGEST + DIGEST_BYTES)))
        : Optional.empty();
  }
}
