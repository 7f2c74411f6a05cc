package palimpsest.impl.companion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import palimpsest.impl.companion.BurnOperation.Kind;

/// A burn that fails at any of its operations, in any way, has not happened; all of them are tried.
final class BurnFaultsTest {
  private static final Burn OLD = Burns.burn("1.4", 60);
  private static final Burn NEW = Burns.burn("2.0", 100);

  @ParameterizedTest
  @EnumSource
  void aBurnThatFailsAtAnyOperationLeavesThePartAsItWas(PartKind kind) {
    List<BurnOperation> clean = cleanOperations(kind);
    for (int struck = 0; struck < clean.size(); struck++) {
      for (BurnFaults.Effect effect : Burns.failures()) {
        PartKind.Cells cells = holdingOld(kind);
        CompanionPart part = cells.part(new FaultPlan(struck, effect));

        assertThat(part.burn(NEW))
            .as("%s at operation %d, %s", effect, struck, clean.get(struck).text())
            .isInstanceOf(BurnResult.BurnFailed.class);
        assertThat(part.burnt()).isEqualTo(OLD);
        assertThat(cells.part(BurnFaults.NONE).burnt()).isEqualTo(OLD);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSecondTryIsLikeAFirst(PartKind kind) {
    List<BurnOperation> clean = cleanOperations(kind);
    for (int struck = 0; struck < clean.size(); struck++) {
      for (BurnFaults.Effect effect : Burns.failures()) {
        PartKind.Cells cells = holdingOld(kind);
        cells.part(new FaultPlan(struck, effect)).burn(NEW);
        FaultPlan plan = FaultPlan.none();
        CompanionPart part = cells.part(plan);

        assertThat(part.burn(NEW))
            .as("after %s at operation %d, %s", effect, struck, clean.get(struck).text())
            .isEqualTo(new BurnResult.Burnt());
        assertThat(part.burnt()).isEqualTo(NEW);
        assertThat(plan.seen()).isEqualTo(clean);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "FLASH, 'ERASE_SECTOR 8, CHECK_BLANK 8, WRITE_SECTOR 8, READ_BACK 8, SELECT_BANK 1'",
    "PLA, 'PROGRAM_WORD 0, READ_BACK 0, PROGRAM_WORD 1, READ_BACK 1, LATCH 0'"
  })
  void faultsAreAskedBeforeEachOperation(PartKind kind, String operations) {
    List<BurnOperation> clean = cleanOperations(kind);

    assertThat(
            Stream.concat(clean.stream().limit(4), Stream.of(clean.getLast()))
                .map(operation -> operation.kind() + " " + operation.index())
                .collect(Collectors.joining(", ")))
        .isEqualTo(operations);
    assertThat(clean).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "FLASH, 0, ERASE_SECTOR 8 of flash",
    "FLASH, 1, CHECK_BLANK 8 of flash",
    "FLASH, 2, WRITE_SECTOR 8 of flash",
    "FLASH, 3, READ_BACK 8 of flash",
    "PLA, 2, PROGRAM_WORD 1 of pla"
  })
  void aFailureNamesItsOperationAndItsCause(PartKind kind, int struck, String operation) {
    for (BurnFaults.Effect effect :
        List.of(
            new BurnFaults.Effect.Fails("no voltage"), new BurnFaults.Effect.Tears("no voltage"))) {
      assertThat(holdingOld(kind).part(new FaultPlan(struck, effect)).burn(NEW))
          .isEqualTo(
              new BurnResult.BurnFailed(
                  "a burn failed: operation=" + operation + " cause=no voltage"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "FLASH, ERASE_SECTOR, 'operation=CHECK_BLANK 8 of flash cause=the cells hold something else'",
    "FLASH, CHECK_BLANK, 'operation=CHECK_BLANK 8 of flash cause=the cells were misread'",
    "FLASH, WRITE_SECTOR, 'operation=READ_BACK 8 of flash cause=the cells hold something else'",
    "FLASH, READ_BACK, 'operation=READ_BACK 8 of flash cause=the cells were misread'",
    "FLASH, SELECT_BANK, 'part=flash cause=the bank was not selected'",
    "PLA, PROGRAM_WORD, 'operation=READ_BACK 0 of pla cause=the cells hold something else'",
    "PLA, READ_BACK, 'operation=READ_BACK 0 of pla cause=the cells were misread'",
    "PLA, LATCH, 'part=pla cause=the array was not latched'"
  })
  void anOperationThatOnlyClaimsToHaveWorkedIsFoundOut(PartKind kind, Kind struck, String found) {
    List<Kind> clean = cleanOperations(kind).stream().map(BurnOperation::kind).toList();
    FaultPlan plan = new FaultPlan(clean.indexOf(struck), new BurnFaults.Effect.Corrupts());

    assertThat(holdingOld(kind).part(plan).burn(NEW))
        .isEqualTo(new BurnResult.BurnFailed("a burn failed: " + found));
  }

  @Test
  void aTornWriteLeavesItsSectorDamaged() {
    FlashCells cells = new FlashCells(new FlashGeometry(4, 32, 8));
    byte[] whole = cellsAfter(cells.copy(), FaultPlan.none());
    byte[] torn = cellsAfter(cells, new FaultPlan(2, new BurnFaults.Effect.Tears("power lost")));

    assertThat(whole).isEqualTo(Arrays.copyOf(BurnFormat.encode(NEW), 32));
    assertThat(torn).isNotEqualTo(whole).isNotEqualTo(cells.read(0));
  }

  @Test
  void aTornEraseLeavesItsSectorUnerased() {
    FlashCells cells = new FlashCells(new FlashGeometry(4, 32, 8));

    byte[] torn = cellsAfter(cells, new FaultPlan(0, new BurnFaults.Effect.Tears("power lost")));

    assertThat(torn).isNotEqualTo(cells.read(0));
  }

  @Test
  void aTornWordIsProgrammedWrongly() {
    PlaArray array = new PlaArray(64);

    new PlaPart("pla", array, new FaultPlan(0, new BurnFaults.Effect.Tears("power lost")))
        .burn(NEW);

    assertThat(array.read(0))
        .isNotZero()
        .isNotEqualTo(ByteBuffer.wrap(BurnFormat.encode(NEW)).getInt());
  }

  /// The first sector that a burn writes, after that burn.
  private static byte[] cellsAfter(FlashCells cells, FaultPlan plan) {
    new FlashPart("flash", cells, plan).burn(NEW);
    return cells.read(8);
  }

  @ParameterizedTest
  @EnumSource
  void aPartWhoseCellsWereDamagedIsBlank(PartKind kind) {
    // A first burn is torn; what it left is then all there is.
    List<BurnOperation> clean = cleanOperations(kind);
    PartKind.Cells cells = kind.blank();
    CompanionPart part =
        cells.part(new FaultPlan(clean.size() / 2, new BurnFaults.Effect.Tears("power lost")));

    assertThat(part.burn(NEW)).isInstanceOf(BurnResult.BurnFailed.class);
    assertThat(part.burnt()).isEqualTo(BurnFormat.BLANK);
  }

  private static PartKind.Cells holdingOld(PartKind kind) {
    PartKind.Cells cells = kind.blank();
    assertThat(cells.part(BurnFaults.NONE).burn(Burns.burn("1.3", 110)))
        .isEqualTo(new BurnResult.Burnt());
    assertThat(cells.part(BurnFaults.NONE).burn(OLD)).isEqualTo(new BurnResult.Burnt());
    return cells;
  }

  /// The operations of a burn of `NEW` in which nothing fails.
  private static List<BurnOperation> cleanOperations(PartKind kind) {
    FaultPlan plan = FaultPlan.none();
    assertThat(holdingOld(kind).part(plan).burn(NEW)).isEqualTo(new BurnResult.Burnt());
    assertThat(plan.seen()).hasSizeGreaterThan(10);
    return plan.seen();
  }
}
