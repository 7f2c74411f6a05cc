package palimpsest.properties.history;

import java.util.List;
import palimpsest.impl.update.Decision;
import palimpsest.properties.judge.Situation;
import palimpsest.properties.sequential.Circumstances;
import palimpsest.properties.sequential.LogicProbe;

/// The decision depends on what both images declare, on the environment, the policy and the
/// settings in force, and on nothing else: not on names, sizes, places, other data, the number of
/// ports, or how often it is asked for (LOG-1 to LOG-11).
public final class NothingElseMatters implements DecisionProperty {
  @Override
  public Met check(LogicProbe logic, Situation situation, Circumstances circumstances) {
    Decision plain = logic.decide(situation, Circumstances.PLAIN);
    List<String> expected = DecisionInWords.of(plain);
    Check.same(
        "the decision under other circumstances",
        expected,
        DecisionInWords.of(logic.decide(situation, circumstances)));
    Check.same(
        "the decision when it is asked for again",
        expected,
        DecisionInWords.of(logic.decide(situation, Circumstances.PLAIN)));
    return Met.of(plain instanceof Decision.Proceed ? "proceeds" : "refuses");
  }
}
