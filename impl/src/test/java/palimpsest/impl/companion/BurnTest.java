package palimpsest.impl.companion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.Version;

final class BurnTest {
  private static final Version VERSION = Version.of("1.0");

  @Test
  void doesNotChangeWithTheCallersBytes() {
    byte[] payload = {1, 2};
    Burn burn = new Burn(VERSION, Capabilities.NONE, payload);

    payload[0] = 9;
    burn.payload()[1] = 9;

    assertThat(burn.payload()).containsExactly(1, 2);
  }

  @Test
  void isWhatItHolds() {
    Burn burn = Burns.burn("1.0", 2);

    assertThat(burn).isEqualTo(Burns.burn("1.0", 2)).hasSameHashCodeAs(Burns.burn("1.0", 2));
    assertThat(burn).isNotEqualTo(new Burn(Version.of("2"), burn.capabilities(), burn.payload()));
    assertThat(burn).isNotEqualTo(new Burn(VERSION, Capabilities.NONE, burn.payload()));
    assertThat(burn).isNotEqualTo(new Burn(VERSION, burn.capabilities(), new byte[2]));
    assertThat(burn).isNotEqualTo("1.0");
  }

  @Test
  void burnsThatDifferInOnePartHaveOtherHashCodes() {
    Burn burn = Burns.burn("1.0", 2);

    assertThat(new Burn(Version.of("2"), burn.capabilities(), burn.payload()).hashCode())
        .isNotEqualTo(burn.hashCode());
    assertThat(new Burn(VERSION, Capabilities.NONE, burn.payload()).hashCode())
        .isNotEqualTo(burn.hashCode());
    assertThat(new Burn(VERSION, burn.capabilities(), new byte[2]).hashCode())
        .isNotEqualTo(burn.hashCode());
  }

  @Test
  void tellsItsVersionSizeAndCapabilities() {
    assertThat(Burns.burn("1.4", 3))
        .hasToString(
            "version=1.4 payloadBytes=3 capabilities={FLASH RAM present=PRESENT, burst=ABSENT}");
  }
}
