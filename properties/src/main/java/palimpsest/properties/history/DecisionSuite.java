package palimpsest.properties.history;

import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import palimpsest.properties.arbitrary.Situations;
import palimpsest.properties.cases.CaseCoverage;
import palimpsest.properties.judge.Situation;
import palimpsest.properties.seam.Circumstances;
import palimpsest.properties.seam.Decider;

/// The suite of decisions: whoever implements this interface in a test class runs it on the logic
/// given.
public interface DecisionSuite {
  /// What is judged.
  Decider decider();

  @Provide
  default Arbitrary<Situation> situations() {
    return Situations.any();
  }

  @Provide
  default Arbitrary<Circumstances> circumstances() {
    return Situations.circumstances();
  }

  @Property
  default void theDecisionDependsOnNothingElse(
      @ForAll("situations") Situation situation,
      @ForAll("circumstances") Circumstances circumstances) {
    check(
        new NothingElseMatters().check(decider(), situation, circumstances),
        Map.of("proceeds", 200, "refuses", 100));
  }

  @Property
  default void thePlanIsMinimal(@ForAll("situations") Situation situation) {
    check(
        new PlanIsMinimal().check(decider(), situation, Circumstances.PLAIN),
        Map.of("compatible", 50, "converted", 100, "refused: INCOMPATIBLE", 40));
  }

  private static void check(Met met, Map<String, Integer> leastPerThousand) {
    CaseCoverage decided = CaseCoverage.ofWords("decided", leastPerThousand);
    decided.collect(met.words());
    decided.demand();
  }
}
