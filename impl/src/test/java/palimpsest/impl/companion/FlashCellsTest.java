package palimpsest.impl.companion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FlashCellsTest {
  private static final FlashGeometry GEOMETRY = new FlashGeometry(2, 4, 3);

  private final FlashCells cells = new FlashCells(GEOMETRY);

  @Test
  void aNewPartIsErasedAndSelectsItsFirstBank() {
    assertThat(cells.geometry()).isEqualTo(GEOMETRY);
    assertThat(cells.selectedBank()).isZero();
    for (int sector = 0; sector < 6; sector++) {
      assertThat(cells.read(sector)).containsExactly(-1, -1, -1, -1);
    }
  }

  @Test
  void aSectorHoldsWhatWasWrittenToIt() {
    cells.write(1, new byte[] {1, 2, 3, 4});
    cells.write(5, new byte[] {5, 6});

    assertThat(cells.read(0)).containsExactly(-1, -1, -1, -1);
    assertThat(cells.read(1)).containsExactly(1, 2, 3, 4);
    assertThat(cells.read(2)).containsExactly(-1, -1, -1, -1);
    assertThat(cells.read(5)).containsExactly(5, 6, -1, -1);
  }

  @Test
  void erasingASectorLeavesItsNeighbours() {
    for (int sector = 0; sector < 3; sector++) {
      cells.write(sector, new byte[] {1, 2, 3, 4});
    }

    cells.erase(1);

    assertThat(cells.read(0)).containsExactly(1, 2, 3, 4);
    assertThat(cells.read(1)).containsExactly(-1, -1, -1, -1);
    assertThat(cells.read(2)).containsExactly(1, 2, 3, 4);
  }

  @Test
  void aSelectedBankIsReadWhole() {
    cells.write(2, new byte[] {1, 2, 3, 4});
    cells.write(3, new byte[] {5, 6, 7, 8});

    assertThat(cells.readSelected()).containsExactly(-1, -1, -1, -1, -1, -1, -1, -1, 1, 2, 3, 4);
    cells.select(1);
    assertThat(cells.selectedBank()).isOne();
    assertThat(cells.readSelected()).containsExactly(5, 6, 7, 8, -1, -1, -1, -1, -1, -1, -1, -1);
    cells.select(0);
    assertThat(cells.selectedBank()).isZero();
  }

  @Test
  void aCopyHasItsOwnCellsAndSelector() {
    cells.write(3, new byte[] {5, 6, 7, 8});
    cells.select(1);

    FlashCells copy = cells.copy();
    copy.erase(3);
    cells.select(0);

    assertThat(copy.selectedBank()).isOne();
    assertThat(copy.read(3)).containsExactly(-1, -1, -1, -1);
    assertThat(cells.read(3)).containsExactly(5, 6, 7, 8);
    assertThat(cells.copy().read(3)).containsExactly(5, 6, 7, 8);
  }

  @Test
  void aCellThatWasNotErasedIsNotWritten() {
    cells.write(1, new byte[] {-1, 2});

    assertThatIllegalArgumentException()
        .isThrownBy(() -> cells.write(1, new byte[] {3, 4}))
        .withMessage("a cell is erased before it is written: sector=1 offset=1");
    assertThat(cells.read(1)).containsExactly(-1, 2, -1, -1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 6})
  void aWriteIsAWholeNumberOfUnitsWithinASector(int bytes) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cells.write(1, new byte[bytes]))
        .withMessage(
            "a write is a whole number of units within a sector: bytes="
                + bytes
                + " writeBytes=2 sectorBytes=4");
    assertThat(cells.read(1)).containsExactly(-1, -1, -1, -1);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 6})
  void aSectorThatIsNotThereIsNeitherReadNorErasedNorWritten(int sector) {
    String rule = "there is no such sector: sector=" + sector + " sectors=6";

    assertThatIllegalArgumentException().isThrownBy(() -> cells.read(sector)).withMessage(rule);
    assertThatIllegalArgumentException().isThrownBy(() -> cells.erase(sector)).withMessage(rule);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cells.write(sector, new byte[2]))
        .withMessage(rule);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 2})
  void aBankThatIsNotThereIsNotSelected(int bank) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cells.select(bank))
        .withMessage("there are two banks: bank=" + bank);
    assertThat(cells.selectedBank()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0, 4", "2, 0", "-2, 4", "3, 4", "8, 4"})
  void aSectorIsAWholeNumberOfWriteUnits(int writeBytes, int sectorBytes) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FlashGeometry(writeBytes, sectorBytes, 1))
        .withMessage(
            "a sector is a whole number of write units: writeBytes="
                + writeBytes
                + " sectorBytes="
                + sectorBytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, (1 << 20)})
  void aBankHasSectorsThatCanBeCounted(int sectors) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FlashGeometry(1, 1024, sectors))
        .withMessage(
            "a bank has at least one sector, and cells that can be counted: sectorsPerBank="
                + sectors
                + " sectorBytes=1024");
  }

  @Test
  void aGeometryCountsItsBytes() {
    assertThat(new FlashGeometry(1, 1024, (1 << 20) - 1).bankBytes()).isEqualTo((1 << 30) - 1024);
    assertThat(GEOMETRY.sectors()).isEqualTo(6);
    assertThat(new FlashGeometry(4, 4, 1).bankBytes()).isEqualTo(4);
  }
}
