package palimpsest.model.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingTest {
  @ParameterizedTest
  @CsvSource({"1, false", "2, true", "5, true", "8, true", "9, false", "-1, false"})
  void allowsItsLowestItsHighestAndAllBetween(long value, boolean allowed) {
    assertThat(new Setting("retries", 2, 8, 3).allows(value)).isEqualTo(allowed);
  }

  @Property
  void valuesAreUnsigned(@ForAll long value) {
    assertThat(new Setting("address", 0, -1, 0).allows(value)).isTrue();
    assertThat(new Setting("address", Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE).allows(value))
        .isEqualTo(value == Long.MAX_VALUE || value == Long.MIN_VALUE);
  }

  @Test
  void theRangeGoesUpwards() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Setting("retries", 9, 8, 8))
        .withMessage("a setting's range goes upwards: setting=retries lowest=9 highest=8");
    assertThat(new Setting("retries", 8, 8, 8).allows(8)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"1", "9"})
  void theFallbackIsOneOfTheValues(long fallback) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Setting("retries", 2, 8, fallback))
        .withMessage(
            "a setting's fallback is one of its values: setting=retries fallback="
                + fallback
                + " lowest=2 highest=8");
  }
}
