package palimpsest.properties.history;

import palimpsest.properties.judge.Situation;
import palimpsest.properties.seam.Circumstances;
import palimpsest.properties.seam.Decided;
import palimpsest.properties.seam.Decider;

/// The decision depends on what both images declare, on the environment, the policy and the
/// settings in force, and on nothing else: not on names, sizes, places, other data, where those
/// originated, the number of ports, or how often it is asked for (LOG-1 to LOG-11).
public final class NothingElseMatters implements DecisionProperty {
  @Override
  public Met check(Decider decider, Situation situation, Circumstances circumstances) {
    Decided plain = decider.decide(situation, Circumstances.PLAIN);
    Check.same(
        "the decision under other circumstances", plain, decider.decide(situation, circumstances));
    Check.same(
        "the decision when it is asked for again",
        plain,
        decider.decide(situation, Circumstances.PLAIN));
    return Met.of(plain.refusal().isEmpty() ? "proceeds" : "refuses");
  }
}
