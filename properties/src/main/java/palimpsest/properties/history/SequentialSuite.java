package palimpsest.properties.history;

import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import palimpsest.properties.arbitrary.Lives;
import palimpsest.properties.cases.CaseCoverage;
import palimpsest.properties.scenario.Life;
import palimpsest.properties.seam.Implementation;

/// The sequential suite: whatever is done with an adapter, in any order, each step is as releases
/// and hosts have it. Whoever implements this interface in a test class runs it on the
/// implementation given.
public interface SequentialSuite {
  /// What is judged.
  Implementation implementation();

  /// Of which words so many have to be met in a thousand lives.
  default Map<String, Integer> leastPerThousand() {
    return Map.of(
        "LogIn", 500,
        "LogOut", 300,
        "Read", 300,
        "Write", 300,
        "Flush", 200,
        "Intrude", 200,
        "a host acts while an update is under way", 300,
        "updated", 300,
        "refused: INCOMPATIBLE", 100,
        "restarted", 200);
  }

  @Provide
  default Arbitrary<Life> lives() {
    return Lives.any();
  }

  @Property
  default void everyStepOfALifeIsAsItHasToBe(@ForAll("lives") Life life) {
    CaseCoverage met = CaseCoverage.ofWords("met", leastPerThousand());
    met.collect(new EachStepHolds().check(implementation(), life).words());
    met.demand();
  }
}
