package palimpsest.properties.subject;

import java.nio.ByteBuffer;
import palimpsest.impl.device.IoResult;
import palimpsest.impl.nonvolatile.NonvolatileCells;
import palimpsest.impl.nonvolatile.NonvolatileMemory;
import palimpsest.impl.nonvolatile.Power;

/// Non-volatile cells that the explorer puts back, and of which it keeps the key from being read.
final class HeldCells implements NonvolatileMemory {
  /// The row of the key lies behind those of the boot record.
  private static final long KEY_OFFSET = 2L * ROW_BYTES;

  private final Power power;
  private NonvolatileCells cells;
  private boolean failing;

  HeldCells(int rows, Power power) {
    this.power = power;
    cells = new NonvolatileCells(rows, power);
  }

  /// The bytes of a row as they lie there.
  ByteBuffer row(int number) {
    ByteBuffer bytes = ByteBuffer.allocate(ROW_BYTES);
    if (cells.read((long) number * ROW_BYTES, bytes) instanceof IoResult.Failed(String line)) {
      throw new IllegalStateException("there is power: " + line);
    }
    return bytes.flip();
  }

  NonvolatileCells capture() {
    return cells.copy(power);
  }

  void restore(NonvolatileCells earlier) {
    cells = earlier.copy(power);
  }

  /// The next reading of the key fails, and no other.
  void failNextKeyReading() {
    failing = true;
  }

  @Override
  public int rows() {
    return cells.rows();
  }

  @Override
  public IoResult read(long offset, ByteBuffer into) {
    if (failing && offset == KEY_OFFSET) {
      failing = false;
      return new IoResult.Failed("the explorer wants it so");
    }
    return cells.read(offset, into);
  }

  @Override
  public IoResult write(long offset, ByteBuffer from) {
    return cells.write(offset, from);
  }
}
