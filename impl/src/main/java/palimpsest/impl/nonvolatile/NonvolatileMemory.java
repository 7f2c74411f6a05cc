package palimpsest.impl.nonvolatile;

import java.nio.ByteBuffer;
import palimpsest.impl.device.IoResult;

/// A small memory that keeps its bytes without power, all zeros at first.
///
/// Stricter than real parts: a write begins and ends at a word of 8 bytes and lies within one row,
/// so that a write under way when the power is lost damages no other row. Whatever else is asked
/// for is answered with an `IllegalArgumentException`.
public interface NonvolatileMemory {
  int WORD_BYTES = Long.BYTES;
  int ROW_BYTES = 256;

  int rows();

  /// Fills the rest of the buffer with what lies there.
  IoResult read(long offset, ByteBuffer into);

  /// Writes the rest of the buffer. After a failure there is no telling what the range holds.
  IoResult write(long offset, ByteBuffer from);
}
