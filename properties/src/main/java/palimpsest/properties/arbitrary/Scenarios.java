package palimpsest.properties.arbitrary;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import palimpsest.properties.scenario.FaultPlan;
import palimpsest.properties.scenario.Interference;
import palimpsest.properties.scenario.Journey;
import palimpsest.properties.scenario.Scenario;

/// Arbitrary journeys with hosts at work around each update, and with faults or without.
public final class Scenarios {
  private static final int INTERFERENCES_MAX = 8;

  private Scenarios() {}

  /// Hosts at work, and nothing goes wrong.
  public static Arbitrary<Scenario> undisturbed() {
    return around(Journeys.any(), Arbitraries.just(FaultPlan.NONE), Journeys.LEGS_MAX);
  }

  /// The same, and every update is permitted.
  public static Arbitrary<Scenario> permitted() {
    return around(
        Journeys.permitted(1, Journeys.LEGS_MAX),
        Arbitraries.just(FaultPlan.NONE),
        Journeys.LEGS_MAX);
  }

  /// The same, over more than one update.
  public static Arbitrary<Scenario> roundabout() {
    return around(
        Journeys.permitted(2, Journeys.LEGS_MAX),
        Arbitraries.just(FaultPlan.NONE),
        Journeys.LEGS_MAX);
  }

  /// Hosts at work, and something goes wrong during each update, and during further ones.
  public static Arbitrary<Scenario> disturbed() {
    return around(
        Arbitraries.frequencyOf(
            Tuple.of(3, Journeys.permitted(1, Journeys.LEGS_MAX)), Tuple.of(1, Journeys.any())),
        FaultPlans.any(),
        INTERFERENCES_MAX);
  }

  private static Arbitrary<Scenario> around(
      Arbitrary<Journey> journeys, Arbitrary<FaultPlan> faults, int max) {
    Arbitrary<Interference> interferences =
        Combinators.combine(Loads.any(), UpdatePoints.any(), faults).as(Interference::new);
    return Combinators.combine(
            journeys,
            interferences.list().ofMaxSize(max).withSizeDistribution(RandomDistribution.uniform()))
        .as(Scenario::new);
  }
}
