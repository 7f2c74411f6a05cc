package palimpsest.properties.arbitrary;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import palimpsest.properties.scenario.Fault;
import palimpsest.properties.scenario.FaultPlan;

/// Arbitrary plans of what goes wrong during an update: mostly one thing, at times two.
public final class FaultPlans {
  private static final int STEPS = 120;
  private static final int OPERATIONS = 12;
  private static final int BLOCKS = 3;

  private FaultPlans() {}

  /// One or two faults.
  public static Arbitrary<FaultPlan> any() {
    return ofFaults(1, 2);
  }

  public static Arbitrary<FaultPlan> ofFaults(int min, int max) {
    return faults().list().ofMinSize(min).ofMaxSize(max).map(FaultPlan::new).withoutEdgeCases();
  }

  private static Arbitrary<Fault> faults() {
    return Arbitraries.frequencyOf(
        Tuple.of(4, upTo(STEPS).map(Fault.TurnBack::new)),
        Tuple.of(1, upTo(999).map(Fault.SourceFails::new)),
        Tuple.of(1, upTo(999).map(Fault.SourceEnds::new)),
        Tuple.of(1, Combinators.combine(upTo(999), upTo(7)).as(Fault.SourceFlips::new)),
        Tuple.of(
            2,
            Combinators.combine(upTo(OPERATIONS), Arbitraries.of(Fault.BurnFails.Kind.class))
                .as(Fault.BurnFails::new)),
        Tuple.of(
            2, Combinators.combine(upTo(BLOCKS), upTo(999), upTo(7)).as(Fault.CopyFlips::new)));
  }

  private static Arbitrary<Integer> upTo(int max) {
    return Arbitraries.integers().between(0, max).withDistribution(RandomDistribution.uniform());
  }
}
