package palimpsest.impl.nonvolatile;

import java.nio.ByteBuffer;
import java.util.Arrays;
import palimpsest.impl.device.IoResult;

/// A non-volatile memory whose cells are an array: they stay while the object does, with power or
/// without. Each operation is atomic under threads.
public final class NonvolatileCells implements NonvolatileMemory {
  private final Power power;
  private final byte[] cells;

  public NonvolatileCells(int rows, Power power) {
    this.power = power;
    this.cells = new byte[rows * ROW_BYTES];
  }

  /// The same bytes in another world, under other power.
  public synchronized NonvolatileCells copy(Power otherPower) {
    NonvolatileCells copy = new NonvolatileCells(rows(), otherPower);
    System.arraycopy(cells, 0, copy.cells, 0, cells.length);
    return copy;
  }

  @Override
  public int rows() {
    return cells.length / ROW_BYTES;
  }

  @Override
  public synchronized IoResult read(long offset, ByteBuffer into) {
    Rows.checkRead(rows(), offset, into.remaining());
    if (power.isLost()) {
      return Rows.NO_POWER;
    }
    into.put(cells, (int) offset, into.remaining());
    return new IoResult.Done();
  }

  @Override
  public synchronized IoResult write(long offset, ByteBuffer from) {
    Rows.checkWrite(rows(), offset, from.remaining());
    byte[] after = new byte[from.remaining()];
    from.get(after);
    int at = (int) offset;
    power
        .write(Arrays.copyOfRange(cells, at, at + after.length), after)
        .ifPresent(left -> System.arraycopy(left, 0, cells, at, left.length));
    return power.isLost() ? Rows.NO_POWER : new IoResult.Done();
  }
}
