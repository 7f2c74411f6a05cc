package palimpsest.properties.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import palimpsest.properties.arbitrary.Journeys;
import palimpsest.properties.scenario.Journey;
import palimpsest.properties.scenario.Scenario;
import palimpsest.properties.sequential.SequentialImplementation;

/// What counts as a comparison of two ways.
@Tag("quick")
final class PathIndependenceProperties {
  private final SequentialImplementation adapter = SequentialImplementation.standard();

  @Provide
  Arbitrary<Journey> single() {
    return Journeys.permitted(1, 1);
  }

  @Property(tries = 20)
  void oneUpdateIsNotComparedWithItself(@ForAll("single") Journey journey) {
    Met met = new PathIndependence().check(adapter, new Scenario(journey, List.of()));
    assertThat(met.words()).doesNotContain("arrived both ways");
  }
}
