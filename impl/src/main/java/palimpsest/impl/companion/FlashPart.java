package palimpsest.impl.companion;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import palimpsest.impl.companion.BurnOperation.Kind;

/// A FLASH part with two banks: a burn goes sector by sector into the one that is not selected, is
/// read back, and becomes what the part holds by the single step of selecting that bank.
public final class FlashPart implements CompanionPart {
  private final String name;
  private final FlashCells cells;
  private final BurnOperations operations;
  private final ReentrantLock burning = new ReentrantLock();

  /// A part over cells that may hold a burn from before the power was lost.
  public FlashPart(String name, FlashCells cells, BurnFaults faults) {
    this.name = name;
    this.cells = cells;
    operations = new BurnOperations(name, faults);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Burn burnt() {
    return BurnFormat.decode(cells.readSelected()).orElse(BurnFormat.BLANK);
  }

  @Override
  public BurnResult replace(Burn before, Burn burn) {
    burning.lock();
    try {
      Burn present = burnt();
      return present.equals(before)
          ? burn(burn)
          : new BurnResult.BurnFailed(
              "a part is what it was when it was looked at: part="
                  + name
                  + " then="
                  + before.version()
                  + " now="
                  + present.version());
    } finally {
      burning.unlock();
    }
  }

  @Override
  public BurnResult burn(Burn burn) {
    long sizeBytes = BurnFormat.sizeBytes(burn);
    int bankBytes = cells.geometry().bankBytes();
    if (sizeBytes > bankBytes) {
      return new BurnResult.BurnFailed(
          "a burn fits into a bank: part="
              + name
              + " sizeBytes="
              + sizeBytes
              + " bankBytes="
              + bankBytes);
    }
    burning.lock();
    try {
      int bank = 1 - cells.selectedBank();
      return burnSectors(bank, BurnFormat.encode(burn))
          .or(() -> select(bank))
          .<BurnResult>map(BurnResult.BurnFailed::new)
          .orElseGet(BurnResult.Burnt::new);
    } finally {
      burning.unlock();
    }
  }

  private Optional<String> burnSectors(int bank, byte[] bytes) {
    int sectorBytes = cells.geometry().sectorBytes();
    int sector = bank * cells.geometry().sectorsPerBank();
    Optional<String> failure = Optional.empty();
    for (int offset = 0; offset < bytes.length && failure.isEmpty(); offset += sectorBytes) {
      byte[] part = erasedSector();
      System.arraycopy(bytes, offset, part, 0, Math.min(sectorBytes, bytes.length - offset));
      failure = burnSector(sector++, part);
    }
    return failure;
  }

  private Optional<String> burnSector(int sector, byte[] bytes) {
    return erase(sector)
        .or(() -> compare(Kind.CHECK_BLANK, sector, erasedSector()))
        .or(() -> write(sector, bytes))
        .or(() -> compare(Kind.READ_BACK, sector, bytes));
  }

  private Optional<String> erase(int sector) {
    return operations.change(
        Kind.ERASE_SECTOR,
        sector,
        () -> cells.erase(sector),
        () -> {
          cells.erase(sector);
          cells.write(sector, damaged(erasedSector()));
        });
  }

  private Optional<String> write(int sector, byte[] bytes) {
    return operations.change(
        Kind.WRITE_SECTOR,
        sector,
        () -> cells.write(sector, bytes),
        () -> cells.write(sector, damaged(bytes)));
  }

  private Optional<String> compare(Kind kind, int sector, byte[] expected) {
    return operations.compare(kind, sector, () -> Arrays.equals(cells.read(sector), expected));
  }

  private Optional<String> select(int bank) {
    return operations
        .change(Kind.SELECT_BANK, bank, () -> cells.select(bank), () -> {})
        .or(
            () ->
                cells.selectedBank() == bank
                    ? Optional.empty()
                    : Optional.of(
                        "a burn failed: part=" + name + " cause=the bank was not selected"));
  }

  private byte[] erasedSector() {
    byte[] sector = new byte[cells.geometry().sectorBytes()];
    Arrays.fill(sector, FlashCells.ERASED);
    return sector;
  }

  /// The same bytes, one bit in the last of them turned.
  private static byte[] damaged(byte[] bytes) {
    byte[] damaged = bytes.clone();
    damaged[bytes.length - 1] ^= 1;
    return damaged;
  }
}
