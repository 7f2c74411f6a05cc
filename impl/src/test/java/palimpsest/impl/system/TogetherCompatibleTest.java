package palimpsest.impl.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.Presence;
import palimpsest.model.release.Release;

/// What one release requires of those it runs beside, and what another one says of itself.
class TogetherCompatibleTest {
  private static final Release PLAIN = RollWorld.NEW;
  private static final Release REQUIRING = release(Map.of(), "mirror");
  private static final Release LACKING = release(Map.of("mirror", Presence.ABSENT));
  private static final Release OFFERING = release(Map.of("mirror", Presence.PRESENT));

  private static Release release(Map<String, Presence> supports, String... requires) {
    return new Release(
        PLAIN.name(),
        PLAIN.version(),
        new Capabilities(supports),
        new TreeSet<>(List.of(requires)),
        PLAIN.structures(),
        PLAIN.initialization(),
        PLAIN.companions(),
        PLAIN.parameters(),
        PLAIN.settings(),
        PLAIN.implicitChanges(),
        PLAIN.acceptedLosses(),
        PLAIN.shape());
  }

  private static List<String> refusals(Release comes, Release runs) {
    Condition.Serves serves =
        new Condition.Serves(runs, RollWorld.serves(RollWorld.IMAGE).digest());
    StorageSystem system =
        new StorageSystem(
            RollWorld.input(),
            List.of(
                new FakeAdapter("A", serves, List.of()), new FakeAdapter("B", serves, List.of())),
            List.of(new TogetherCompatible()));
    return system.refusals("A", comes);
  }

  @Test
  void nobodyRequiresWhatAnotherSaysItHasNot() {
    assertThat(refusals(REQUIRING, LACKING))
        .singleElement()
        .asString()
        .endsWith("other=B runs=2.0: capability mirror is required and absent");
    assertThat(refusals(LACKING, REQUIRING)).hasSize(1);
  }

  @Test
  void whatIsOfferedOrNotKnownContradictsNothing() {
    assertThat(refusals(REQUIRING, OFFERING)).isEmpty();
    assertThat(refusals(REQUIRING, PLAIN)).isEmpty();
    assertThat(refusals(LACKING, LACKING)).isEmpty();
  }
}
