package palimpsest.impl.nonvolatile;

import palimpsest.impl.device.IoResult;

/// What all non-volatile memories are strict about.
final class Rows {
  static final IoResult.Failed NO_POWER = new IoResult.Failed("the power is lost");

  private Rows() {}

  static void checkRead(int rows, long offset, int sizeBytes) {
    if (offset < 0 || offset > (long) rows * NonvolatileMemory.ROW_BYTES - sizeBytes) {
      throw new IllegalArgumentException(
          "a range lies in the memory: offset="
              + offset
              + " sizeBytes="
              + sizeBytes
              + " rows="
              + rows);
    }
  }

  static void checkWrite(int rows, long offset, int sizeBytes) {
    checkRead(rows, offset, sizeBytes);
    if (sizeBytes == 0
        || offset % NonvolatileMemory.WORD_BYTES != 0
        || sizeBytes % NonvolatileMemory.WORD_BYTES != 0) {
      throw new IllegalArgumentException(
          "a write is of whole words: offset=" + offset + " sizeBytes=" + sizeBytes);
    }
    long row = offset / NonvolatileMemory.ROW_BYTES;
    if ((offset + sizeBytes - 1) / NonvolatileMemory.ROW_BYTES != row) {
      throw new IllegalArgumentException(
          "a write lies within one row: offset=" + offset + " sizeBytes=" + sizeBytes);
    }
  }
}
