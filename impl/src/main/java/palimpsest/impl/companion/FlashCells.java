package palimpsest.impl.companion;

import java.util.Arrays;

/// The cells of a FLASH part and the register that selects its active bank; both keep their values
/// without power.
///
/// Stricter than real FLASH: what a real part might let pass, or turn into nonsense, is an error
/// here. Sectors are numbered through both banks. Each operation is atomic under threads.
///
/// Every operation that is misaligned, out of range, or writes to a cell that has not been erased
/// is answered with an `IllegalArgumentException`.
public final class FlashCells {
  public static final byte ERASED = (byte) 0xFF;

  private final FlashGeometry geometry;
  private final byte[] cells;
  private int selectedBank;

  /// A new part: all cells erased, bank 0 selected.
  public FlashCells(FlashGeometry geometry) {
    this.geometry = geometry;
    cells = new byte[FlashGeometry.BANKS * geometry.bankBytes()];
    Arrays.fill(cells, ERASED);
  }

  /// The same cells in another world.
  public synchronized FlashCells copy() {
    FlashCells copy = new FlashCells(geometry);
    System.arraycopy(cells, 0, copy.cells, 0, cells.length);
    copy.selectedBank = selectedBank;
    return copy;
  }

  public FlashGeometry geometry() {
    return geometry;
  }

  public synchronized void erase(int sector) {
    int offset = offset(sector);
    Arrays.fill(cells, offset, offset + geometry.sectorBytes(), ERASED);
  }

  /// Writes to a sector from its beginning, whole units only.
  public synchronized void write(int sector, byte[] bytes) {
    if (bytes.length > geometry.sectorBytes() || bytes.length % geometry.writeBytes() != 0) {
      throw new IllegalArgumentException(
          "a write is a whole number of units within a sector: bytes="
              + bytes.length
              + " writeBytes="
              + geometry.writeBytes()
              + " sectorBytes="
              + geometry.sectorBytes());
    }
    int offset = offset(sector);
    for (int index = 0; index < bytes.length; index++) {
      if (cells[offset + index] != ERASED) {
        throw new IllegalArgumentException(
            "a cell is erased before it is written: sector=" + sector + " offset=" + index);
      }
    }
    System.arraycopy(bytes, 0, cells, offset, bytes.length);
  }

  public synchronized byte[] read(int sector) {
    int offset = offset(sector);
    return Arrays.copyOfRange(cells, offset, offset + geometry.sectorBytes());
  }

  public synchronized void select(int bank) {
    if (bank < 0 || bank >= FlashGeometry.BANKS) {
      throw new IllegalArgumentException("there are two banks: bank=" + bank);
    }
    selectedBank = bank;
  }

  public synchronized int selectedBank() {
    return selectedBank;
  }

  /// All cells of the bank that is selected.
  public synchronized byte[] readSelected() {
    int offset = selectedBank * geometry.bankBytes();
    return Arrays.copyOfRange(cells, offset, offset + geometry.bankBytes());
  }

  private int offset(int sector) {
    if (sector < 0 || sector >= geometry.sectors()) {
      throw new IllegalArgumentException(
          "there is no such sector: sector=" + sector + " sectors=" + geometry.sectors());
    }
    return sector * geometry.sectorBytes();
  }
}
