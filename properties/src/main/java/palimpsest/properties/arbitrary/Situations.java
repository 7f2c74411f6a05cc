package palimpsest.properties.arbitrary;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import palimpsest.properties.judge.Situation;
import palimpsest.properties.scenario.Journey;
import palimpsest.properties.seam.Circumstances;

/// Arbitrary situations in which an update has to be decided on, and arbitrary circumstances that
/// do not matter to it.
public final class Situations {
  private Situations() {}

  /// The last situation of a short journey, so that settings and companion modules may be what an
  /// earlier update left.
  public static Arbitrary<Situation> any() {
    return Journeys.ofLegs(1, 2).map(Journey::situations).map(List::getLast);
  }

  public static Arbitrary<Circumstances> circumstances() {
    return Combinators.combine(
            Arbitraries.of("", " x", "-release", ".9"),
            Arbitraries.of(0, 1, 4096, 20_000),
            Arbitraries.integers().between(1, 1000),
            Arbitraries.integers().between(0, 5),
            Arbitraries.integers().between(1, 16),
            Arbitraries.of(0, 4096, 65_536),
            Arbitraries.longs(),
            Arbitraries.of(Circumstances.Origin.class))
        .as(Circumstances::new)
        .withoutEdgeCases();
  }
}
