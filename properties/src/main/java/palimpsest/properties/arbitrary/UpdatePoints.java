package palimpsest.properties.arbitrary;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import palimpsest.properties.scenario.UpdatePoint;

/// Arbitrary points at which an update comes in between what hosts do: at once or late, and with
/// requests after every step of it, after some, or only when it has ended.
public final class UpdatePoints {
  private static final int ACTIONS_MAX = 8;
  private static final int STEPS_MAX = 12;
  private static final int GAPS_MAX = 4;

  private UpdatePoints() {}

  public static Arbitrary<UpdatePoint> any() {
    return Combinators.combine(
            Arbitraries.integers().between(0, ACTIONS_MAX),
            Arbitraries.integers()
                .between(0, STEPS_MAX)
                .withDistribution(RandomDistribution.uniform())
                .list()
                .ofMaxSize(GAPS_MAX)
                .withSizeDistribution(RandomDistribution.uniform()))
        .as(UpdatePoint::new)
        .withoutEdgeCases();
  }
}
