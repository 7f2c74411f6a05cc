package palimpsest.evidence.releases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import palimpsest.model.release.Promise;
import palimpsest.model.release.Release;
import palimpsest.model.release.ReleaseHistory;
import palimpsest.model.release.Structure;
import palimpsest.model.release.UpdatePath;
import palimpsest.properties.roll.Medium;
import palimpsest.properties.roll.RollPlan;

/// What the sample history shows, so that nobody takes a kind of update out of it by accident.
final class SampleHistoryTest {
  private static final ReleaseHistory SAMPLE = Texts.history(Texts.resource("sample.yaml"));

  @Test
  void sampleShipsAndReads() {
    assertThat(ReleaseFile.readSample()).isEqualTo(Texts.read(Texts.resource("sample.yaml")));
  }

  @Test
  void hasEachPromiseAndSaysWhyItRefuses() {
    assertThat(SAMPLE.releases()).hasSizeGreaterThanOrEqualTo(8);
    assertThat(SAMPLE.paths().stream().map(UpdatePath::promise).collect(Collectors.toSet()))
        .isEqualTo(Set.of(Promise.values()));
    assertThat(SAMPLE.paths())
        .filteredOn(path -> path.promise() == Promise.REFUSED)
        .extracting(UpdatePath::because)
        .containsExactly(
            Optional.of("fast-login"),
            Optional.of("cache-battery"),
            Optional.of("login.qos"),
            Optional.of("downgrade"));
  }

  @Test
  void textHasEachKindOfEdit() {
    String text = Texts.resource("sample.yaml");
    assertThat(Shape.EDIT.examples().keySet())
        .allSatisfy(kind -> assertThat(text).contains("- " + kind + ": "));
  }

  @Test
  void jumpOver12IsBetweenEqualLayouts() {
    assertThat(structures("1.0")).isEqualTo(structures("1.3")).isNotEqualTo(structures("1.2"));
  }

  @Test
  void twoReleasesHaveOneVersion() {
    Release plain = SAMPLE.release("2.1").orElseThrow();
    Release secure = SAMPLE.release("2.1 secure").orElseThrow();
    assertThat(secure.version()).isEqualTo(plain.version());
    assertThat(secure.supports()).isNotEqualTo(plain.supports());
  }

  @Test
  void companionsAreNamedInAnotherOrderThanTheyAreBurntIn() {
    Release release = SAMPLE.release("3.0").orElseThrow();
    assertThat(release.companions().getFirst().module()).isEqualTo("FLASH");
    assertThat(release.companion("FLASH").orElseThrow().needs()).containsKey("PLA");
  }

  @Test
  void isRolledOverThreeAdaptersUnderFourHostsOfTwoPathsEach() {
    RollPlan system = Texts.system(Texts.resource("sample.yaml"));
    assertThat(system.adapters()).hasSize(3);
    assertThat(system.hosts()).hasSize(4).allMatch(host -> host.adapters().size() == 2);
    assertThat(system.path().promise()).isEqualTo(Promise.CONVERTED);
    assertThat(system.media()).containsExactly(Medium.values());
  }

  private static List<Structure> structures(String release) {
    return SAMPLE.release(release).orElseThrow().structures();
  }
}
