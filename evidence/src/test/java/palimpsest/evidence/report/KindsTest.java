package palimpsest.evidence.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import palimpsest.model.release.Field;
import palimpsest.model.release.FieldEdit;
import palimpsest.model.release.Incompatibility;
import palimpsest.model.release.Version;

final class KindsTest {
  @Test
  void eachKind_isThereOnceWithItsDetails() {
    assertThat(
            Kinds.of(
                List.of(
                    new Incompatibility.DataStructureChanged(
                        "login",
                        List.of(
                            new FieldEdit.Widened(1, "a", 8, 16),
                            new FieldEdit.Widened(2, "b", 8, 16),
                            new FieldEdit.Dropped(new Field(3, "c", 8, ByteOrder.BIG_ENDIAN, 0)))),
                    new Incompatibility.CompanionOutdated(
                        "FLASH", Version.of("1"), Version.of("2")),
                    new Incompatibility.DataStructureAdded("statistics"),
                    new Incompatibility.CompanionOutdated("PLA", Version.of("1"), Version.of("2")),
                    new Incompatibility.OrderChanged(List.of("PLA", "FLASH")),
                    new Incompatibility.CapabilityGained("zoning"))))
        .isEqualTo(
            "layout: widened, dropped, structure added; companion: FLASH, PLA; order;"
                + " capability: zoning");
  }

  @Test
  void nothing_isNothing() {
    assertThat(Kinds.of(List.of())).isEmpty();
  }
}
