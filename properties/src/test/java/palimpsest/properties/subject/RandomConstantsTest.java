package palimpsest.properties.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.Image;

/// Models at random: repeatable, all of them such as the implementation can be, and various.
final class RandomConstantsTest {
  private static final int MODELS = 300;

  @Test
  void aSeedAlwaysMakesTheSameModel() {
    assertThat(RandomConstants.of(7)).isEqualTo(RandomConstants.of(7));
    assertThat(RandomConstants.of(7)).isNotEqualTo(RandomConstants.of(8));
  }

  @Test
  void everyModelHasLayoutsAndRequirements() {
    Set<String> seen = new HashSet<>();
    for (long seed = 0; seed < MODELS; seed++) {
      Constants constants = RandomConstants.of(seed);
      assertThat(new SessionLayouts(constants).losses()).isNotEmpty();
      seen.add(constants.ports() + " ports");
      seen.add(constants.workers() + " workers");
      seen.add(constants.modules() + " modules");
      for (Image image : constants.images().values()) {
        assertThat(new Requirements(constants, image).all()).hasSize(constants.modules());
        seen.add(image.blocks() > constants.windowBlocks() ? "too large" : "not too large");
        seen.add(image.signed() ? "signed" : "not signed");
        seen.add(image.copies() ? "copies" : "does not copy");
        seen.add(image.requires().isEmpty() ? "needs nothing" : "needs something");
      }
    }
    assertThat(seen)
        .containsExactlyInAnyOrder(
            "1 ports",
            "2 ports",
            "3 ports",
            "4 ports",
            "1 workers",
            "2 workers",
            "3 workers",
            "0 modules",
            "1 modules",
            "2 modules",
            "too large",
            "not too large",
            "signed",
            "not signed",
            "copies",
            "does not copy",
            "needs nothing",
            "needs something");
  }
}
