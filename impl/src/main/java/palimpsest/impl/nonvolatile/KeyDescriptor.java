package palimpsest.impl.nonvolatile;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import palimpsest.impl.image.Bytes;
import palimpsest.impl.image.Checksums;
import palimpsest.impl.image.Digest;

/// How the key lies in its row; erased, all is zero. Numbers are big-endian:
///
/// ```
///  0  8  magic
///  8  8  adapter
/// 16  8  epoch
/// 24  8  witness
/// 32 32  digest of the image
/// 64  4  zero
/// 68  4  CRC32C of all before
/// ```
final class KeyDescriptor {
  static final int SIZE_BYTES = 72;

  private static final long MAGIC = 0x50_4C_4B_45_59_31_00_00L;
  private static final int DIGEST = 32;
  private static final int CHECKSUM = 68;

  private KeyDescriptor() {}

  static ByteBuffer erased() {
    return ByteBuffer.allocate(SIZE_BYTES);
  }

  static ByteBuffer encode(FastloadKey key) {
    ByteBuffer bytes = ByteBuffer.allocate(SIZE_BYTES);
    bytes.putLong(MAGIC).putLong(key.adapter()).putLong(key.epoch()).putLong(key.witness());
    bytes.put(key.digest().bytes().toArray());
    bytes.putInt(CHECKSUM, checksum(bytes));
    return bytes.rewind();
  }

  static KeyReading decode(ByteBuffer bytes) {
    if (bytes.equals(erased())) {
      return new KeyReading.NoKey("there is no key");
    }
    if (bytes.getLong(0) != MAGIC || bytes.getInt(CHECKSUM) != checksum(bytes)) {
      return new KeyReading.NoKey("the key is torn");
    }
    ByteBuffer fields = bytes.slice(Long.BYTES, DIGEST - Long.BYTES);
    byte[] digest = new byte[Digest.SIZE_BYTES];
    bytes.get(DIGEST, digest);
    return new KeyReading.Held(
        new FastloadKey(
            new Digest(Bytes.of(digest)), fields.getLong(), fields.getLong(), fields.getLong()));
  }

  private static int checksum(ByteBuffer bytes) {
    return Checksums.crc32c(MemorySegment.ofBuffer(bytes.slice(0, CHECKSUM)));
  }
}
