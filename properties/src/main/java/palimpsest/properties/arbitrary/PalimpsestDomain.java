package palimpsest.properties.arbitrary;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;
import palimpsest.model.release.Environment;
import palimpsest.model.release.ReleaseHistory;
import palimpsest.properties.load.LoadPlan;
import palimpsest.properties.scenario.FaultPlan;
import palimpsest.properties.scenario.IoLoad;
import palimpsest.properties.scenario.Journey;
import palimpsest.properties.scenario.Life;
import palimpsest.properties.scenario.Scenario;
import palimpsest.properties.scenario.UpdatePoint;

/// The arbitraries of this package by the types of their values, for properties that are annotated
/// with `@Domain(PalimpsestDomain.class)`.
public final class PalimpsestDomain extends DomainContextBase {
  @Provide
  Arbitrary<ReleaseHistory> histories() {
    return Histories.any();
  }

  @Provide
  Arbitrary<Environment> environments() {
    return Environments.any();
  }

  @Provide
  Arbitrary<Journey> journeys() {
    return Journeys.any();
  }

  @Provide
  Arbitrary<Scenario> scenarios() {
    return Scenarios.undisturbed();
  }

  @Provide
  Arbitrary<Life> lives() {
    return Lives.any();
  }

  @Provide
  Arbitrary<IoLoad> loads() {
    return Loads.any();
  }

  @Provide
  Arbitrary<LoadPlan> loadPlans() {
    return Loads.plans();
  }

  @Provide
  Arbitrary<UpdatePoint> updatePoints() {
    return UpdatePoints.any();
  }

  @Provide
  Arbitrary<FaultPlan> faultPlans() {
    return FaultPlans.any();
  }
}
