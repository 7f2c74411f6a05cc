package palimpsest.properties.arbitrary;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import palimpsest.properties.scenario.FaultPlan;
import palimpsest.properties.scenario.Life;
import palimpsest.properties.scenario.LifeStep;

/// Arbitrary lives of adapters: started with some release of some history, then in any order used
/// by hosts, updated step by step with faults or without, and restarted.
public final class Lives {
  private static final int STEPS_MAX = 40;
  private static final int PLACES_MAX = 11;
  private static final int ADVANCE_MAX = 30;

  private Lives() {}

  public static Arbitrary<Life> any() {
    return Combinators.combine(
            Journeys.ofLegs(0, 0),
            steps().list().ofMaxSize(STEPS_MAX).withSizeDistribution(RandomDistribution.uniform()))
        .as(Life::new)
        .withoutEdgeCases();
  }

  private static Arbitrary<LifeStep> steps() {
    return Arbitraries.frequencyOf(
        Tuple.of(10, Loads.actions().map(LifeStep.Host::new)),
        Tuple.of(3, updates()),
        Tuple.of(
            6,
            Arbitraries.integers()
                .between(1, ADVANCE_MAX)
                .withDistribution(RandomDistribution.uniform())
                .map(LifeStep.Advance::new)),
        Tuple.of(1, Arbitraries.create(LifeStep.Restart::new)));
  }

  private static Arbitrary<LifeStep> updates() {
    Arbitrary<FaultPlan> faults =
        Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.just(FaultPlan.NONE)), Tuple.of(1, FaultPlans.any()));
    return Combinators.combine(
            Arbitraries.integers()
                .between(0, PLACES_MAX)
                .withDistribution(RandomDistribution.uniform()),
            Arbitraries.frequency(Tuple.of(4, true), Tuple.of(1, false)),
            faults)
        .as(LifeStep.Trigger::new);
  }
}
