package palimpsest.impl.companion;

/// One operation on the cells of a part, as a burn is made of; `index` is the number of the sector,
/// word or bank.
public record BurnOperation(String part, Kind kind, int index) {
  public enum Kind {
    ERASE_SECTOR,
    CHECK_BLANK,
    WRITE_SECTOR,
    PROGRAM_WORD,
    READ_BACK,
    SELECT_BANK,
    LATCH
  }

  /// The operation in words, such as `WRITE_SECTOR 3 of flash`.
  public String text() {
    return kind + " " + index + " of " + part;
  }
}
