package palimpsest.impl.companion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import palimpsest.impl.device.Meanwhile;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.CompanionModule;
import palimpsest.model.release.Version;

/// What every part does, whatever it is burnt into.
final class CompanionPartTest {
  private static final Burn OLD = Burns.burn("1.4", 60);
  private static final Burn NEW = Burns.burn("2.0", 100);

  @ParameterizedTest
  @EnumSource
  void aBlankPartHasNoVersionAndNoKnownCapability(PartKind kind) {
    CompanionPart part = kind.blank().part(BurnFaults.NONE);

    assertThat(part.state())
        .isEqualTo(new CompanionModule(part.name(), Version.of("0"), Capabilities.NONE));
    assertThat(part.contents()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aPartIsWhatWasBurntLast(PartKind kind) {
    CompanionPart part = kind.blank().part(BurnFaults.NONE);

    for (Burn burn : List.of(OLD, NEW, OLD, OLD)) {
      assertThat(part.burn(burn)).isEqualTo(new BurnResult.Burnt());
      assertThat(part.state())
          .isEqualTo(new CompanionModule(part.name(), burn.version(), burn.capabilities()));
      assertThat(part.contents()).isEqualTo(burn.payload());
      assertThat(part.burnt()).isEqualTo(burn);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPartKeepsItsBurnWithoutPower(PartKind kind) {
    PartKind.Cells cells = kind.blank();
    cells.part(BurnFaults.NONE).burn(OLD);

    assertThat(cells.part(BurnFaults.NONE).burnt()).isEqualTo(OLD);
    assertThat(cells.copy().part(BurnFaults.NONE).burnt()).isEqualTo(OLD);
  }

  @ParameterizedTest
  @EnumSource
  void aCopyOfThePartIsBurntForItself(PartKind kind) {
    PartKind.Cells cells = kind.blank();
    cells.part(BurnFaults.NONE).burn(OLD);
    PartKind.Cells copy = cells.copy();

    copy.part(BurnFaults.NONE).burn(NEW);

    assertThat(cells.part(BurnFaults.NONE).burnt()).isEqualTo(OLD);
    assertThat(copy.part(BurnFaults.NONE).burnt()).isEqualTo(NEW);
  }

  @ParameterizedTest
  @EnumSource
  void aBurnFitsUpToTheLastByte(PartKind kind) {
    int overhead = (int) BurnFormat.sizeBytes(Burns.burn("1.4", 0));
    Burn largest = Burns.burn("1.4", PartKind.CAPACITY_BYTES - overhead);
    CompanionPart part = kind.blank().part(BurnFaults.NONE);

    assertThat(part.burn(largest)).isEqualTo(new BurnResult.Burnt());
    assertThat(part.burnt()).isEqualTo(largest);
  }

  @ParameterizedTest
  @EnumSource
  void aBurnThatDoesNotFitFailsBeforeAnythingIsDone(PartKind kind) {
    int overhead = (int) BurnFormat.sizeBytes(Burns.burn("1.4", 0));
    FaultPlan plan = FaultPlan.none();
    CompanionPart part = kind.blank().part(plan);

    BurnResult result = part.burn(Burns.burn("1.4", PartKind.CAPACITY_BYTES - overhead + 1));

    assertThat(result)
        .isEqualTo(
            new BurnResult.BurnFailed(
                switch (kind) {
                  case FLASH -> "a burn fits into a bank: part=flash sizeBytes=257 bankBytes=256";
                  case PLA -> "a burn fits into an array: part=pla sizeBytes=257 arrayBytes=256";
                }));
    assertThat(plan.seen()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whoReadsDuringABurnSeesTheOldBurnUntilItIsDone(PartKind kind) {
    PartKind.Cells cells = kind.blank();
    CompanionPart reader = cells.part(BurnFaults.NONE);
    reader.burn(OLD);
    List<Burn> seen = new ArrayList<>();

    cells
        .part(
            _ -> {
              seen.add(reader.burnt());
              return new BurnFaults.Effect.Works();
            })
        .burn(NEW);

    assertThat(seen).isNotEmpty().containsOnly(OLD);
    assertThat(reader.burnt()).isEqualTo(NEW);
  }

  @ParameterizedTest
  @EnumSource
  void aBurnThatIsBegunDuringAnotherComesAfterIt(PartKind kind) {
    AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
    CompanionPart part =
        kind.blank()
            .part(
                operation -> {
                  if (operation.index() == 10) {
                    meanwhile.getAndSet(() -> {}).run();
                  }
                  return new BurnFaults.Effect.Works();
                });
    List<Meanwhile<BurnResult>> second = new ArrayList<>();
    meanwhile.set(() -> second.add(Meanwhile.asFarAsItGets(() -> part.burn(NEW))));

    assertThat(part.burn(OLD)).isEqualTo(new BurnResult.Burnt());

    assertThat(second).hasSize(1);
    assertThat(second.getFirst().result()).isEqualTo(new BurnResult.Burnt());
    assertThat(part.burnt()).isEqualTo(NEW);
  }
}
