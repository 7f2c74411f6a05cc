package palimpsest.model.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/// A capability has three values, and only one of them enables anything (HND-4).
final class CapabilitiesTest {
  private static final Capabilities CAPABILITIES =
      new Capabilities(
          Map.of(
              "present", Presence.PRESENT,
              "also present", Presence.PRESENT,
              "absent", Presence.ABSENT,
              "unknown", Presence.UNKNOWN));

  @Test
  void aFieldIsPresentAbsentOrUnknown() {
    assertThat(CAPABILITIES.presence("present")).isEqualTo(Presence.PRESENT);
    assertThat(CAPABILITIES.presence("absent")).isEqualTo(Presence.ABSENT);
    assertThat(CAPABILITIES.presence("unknown")).isEqualTo(Presence.UNKNOWN);
  }

  @Test
  void aFieldThatIsNotThereIsUnknownAndNotAbsent() {
    assertThat(CAPABILITIES.presence("missing")).isEqualTo(Presence.UNKNOWN);
    assertThat(Capabilities.NONE.presence("present")).isEqualTo(Presence.UNKNOWN);
    assertThat(Capabilities.NONE.fields()).isEmpty();
  }

  @Test
  void onlyWhatIsPresentIsHad() {
    assertThat(CAPABILITIES.has("present")).isTrue();
    assertThat(CAPABILITIES.has("absent")).isFalse();
    assertThat(CAPABILITIES.has("unknown")).isFalse();
    assertThat(CAPABILITIES.has("missing")).isFalse();
  }

  @Test
  void theNamesThatArePresentComeInOrder() {
    assertThat(CAPABILITIES.present()).containsExactly("also present", "present");
    assertThat(Capabilities.NONE.present()).isEmpty();
  }

  @Property
  void whatIsHadIsWhatIsListedAsPresent(
      @ForAll Map<String, Presence> fields, @ForAll String asked) {
    Capabilities capabilities = new Capabilities(fields);

    assertThat(capabilities.has(asked)).isEqualTo(capabilities.present().contains(asked));
    assertThat(capabilities.present()).isSorted().allMatch(capabilities::has);
  }

  @Test
  void theyDoNotChangeWithTheCallersMap() {
    TreeMap<String, Presence> fields = new TreeMap<>(Map.of("a", Presence.PRESENT));
    Capabilities capabilities = new Capabilities(fields);

    fields.put("b", Presence.PRESENT);

    assertThat(capabilities.present()).containsExactly("a");
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> capabilities.fields().put("b", Presence.PRESENT));
  }
}
