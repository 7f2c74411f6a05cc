package palimpsest.properties.cases;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import palimpsest.properties.arbitrary.Journeys;
import palimpsest.properties.scenario.Journey;

/// What the arbitraries draw: each class of update, and often enough.
final class CoverageProperties {
  private static final int TRIES = 6000;

  private final CaseCoverage updates = CaseCoverage.ofUpdates();

  @Provide
  Arbitrary<Journey> updates() {
    return Journeys.ofLegs(1, 1);
  }

  @Property(tries = TRIES)
  void everyClassOfUpdateIsDrawn(@ForAll("updates") Journey journey) {
    updates.collect(Cases.of(journey.history(), journey.situations().getFirst()));
    updates.demand();
  }
}
