package palimpsest.impl.companion;

/// How a FLASH part is divided: two banks of sectors, erased sector by sector and written in units
/// of `writeBytes`.
public record FlashGeometry(int writeBytes, int sectorBytes, int sectorsPerBank) {
  public static final int BANKS = 2;

  /// @throws IllegalArgumentException for a number below 1, a sector that is not a whole number of
  ///     units, or more cells than an array has room for
  public FlashGeometry {
    if (writeBytes < 1 || sectorBytes < 1 || sectorBytes % writeBytes != 0) {
      throw new IllegalArgumentException(
          "a sector is a whole number of write units: writeBytes="
              + writeBytes
              + " sectorBytes="
              + sectorBytes);
    }
    if (sectorsPerBank < 1 || sectorsPerBank > Integer.MAX_VALUE / BANKS / sectorBytes) {
      throw new IllegalArgumentException(
          "a bank has at least one sector, and cells that can be counted: sectorsPerBank="
              + sectorsPerBank
              + " sectorBytes="
              + sectorBytes);
    }
  }

  public int bankBytes() {
    return sectorBytes * sectorsPerBank;
  }

  public int sectors() {
    return BANKS * sectorsPerBank;
  }
}
