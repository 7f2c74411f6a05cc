package palimpsest.impl.companion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.Presence;
import palimpsest.model.release.Version;

final class BurnFormatTest {
  @Test
  void theBytesOfABurnAreTheseForEver() {
    Burn burn =
        new Burn(
            Version.of("1.258"),
            new Capabilities(
                Map.of("a", Presence.PRESENT, "bc", Presence.ABSENT, "d", Presence.UNKNOWN)),
            new byte[] {7, -1});

    assertThat(HexFormat.of().formatHex(BurnFormat.encode(burn)))
        .isEqualTo(
            "504c4331"
                + "0000002d"
                + "00000002"
                + "00010102"
                + "00000003"
                + "00000001"
                + "61"
                + "01"
                + "00000002"
                + "6263"
                + "00"
                + "00000001"
                + "64"
                + "02"
                + "00000002"
                + "07ff"
                + "68f19409");
  }

  @Test
  void erasedAndClearedCellsAreBlank() {
    byte[] erased = new byte[64];
    Arrays.fill(erased, FlashCells.ERASED);

    assertThat(BurnFormat.decode(erased)).isEmpty();
    assertThat(BurnFormat.decode(new byte[64])).isEmpty();
    assertThat(BurnFormat.decode(new byte[0])).isEmpty();
  }
}
