package palimpsest.properties.history;

import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import palimpsest.properties.arbitrary.Situations;
import palimpsest.properties.judge.Situation;
import palimpsest.properties.sequential.Circumstances;
import palimpsest.properties.sequential.LogicProbe;

/// What holds of every decision that this project's images make.
final class DecisionSuiteProperties {
  private final LogicProbe logic = new LogicProbe(UnaryOperator.identity());

  @Provide
  Arbitrary<Situation> situations() {
    return Situations.any();
  }

  @Provide
  Arbitrary<Circumstances> circumstances() {
    return Situations.circumstances();
  }

  @Property(tries = 3000)
  void theDecisionDependsOnNothingElse(
      @ForAll("situations") Situation situation,
      @ForAll("circumstances") Circumstances circumstances) {
    new NothingElseMatters()
        .check(logic, situation, circumstances)
        .words()
        .forEach(Statistics::collect);
  }

  @Property(tries = 3000)
  void thePlanIsMinimal(@ForAll("situations") Situation situation) {
    new PlanIsMinimal()
        .check(logic, situation, Circumstances.PLAIN)
        .words()
        .forEach(Statistics::collect);
  }
}
