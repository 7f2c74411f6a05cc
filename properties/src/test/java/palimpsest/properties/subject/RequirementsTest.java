package palimpsest.properties.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.junit.jupiter.api.Test;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.Image;
import palimpsest.model.machine.Row;
import palimpsest.model.release.CompanionRequirement;

/// Combinations of levels, as an image's header can say them.
final class RequirementsTest {
  private static final Row<Integer> OLD = Row.of(1, 1);

  private static List<CompanionRequirement> of(Set<Row<Integer>> combinations) {
    Image image = SmallModel.image(1, 1).bringing(OLD).runningWith(combinations);
    SequencedMap<String, Image> images = new LinkedHashMap<>();
    images.put("a", image);
    Constants model = SmallModel.constants(images, OLD, 1);
    return new Requirements(model, image).all();
  }

  @Test
  void rangesAreRanges() {
    List<CompanionRequirement> all = of(Set.of(Row.of(1, 1), Row.of(1, 2)));
    assertThat(all)
        .extracting(CompanionRequirement::module)
        .containsExactly("module-1", "module-2");
    assertThat(all.getFirst().runsWith().contains(Requirements.version(2))).isFalse();
    assertThat(all.getLast().runsWith().contains(Requirements.version(2))).isTrue();
    assertThat(all).allMatch(requirement -> requirement.needs().isEmpty());
  }

  /// All but one combination: what the carried version of one module does not work with.
  @Test
  void aGapIsWhatACarriedVersionNeeds() {
    List<CompanionRequirement> all =
        of(Set.of(Row.of(1, 1), Row.of(1, 2), Row.of(2, 2), Row.of(3, 1), Row.of(3, 2)));
    assertThat(all.getFirst().carries()).contains(Requirements.version(2));
    assertThat(all.getFirst().needs()).containsOnlyKeys("module-2");
  }

  @Test
  void whatAHeaderCannotSayIsRefused() {
    assertThatThrownBy(() -> of(Set.of(Row.of(1, 1), Row.of(2, 2), Row.of(3, 3), Row.of(1, 3))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("what an image runs with are ranges");
  }
}
