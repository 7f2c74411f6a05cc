package palimpsest.properties.history;

import java.util.function.UnaryOperator;
import net.jqwik.api.Tag;
import palimpsest.properties.seam.Decider;
import palimpsest.properties.sequential.LogicProbe;

/// What holds of every decision that this project's images make.
@Tag("quick")
final class DecisionSuiteProperties implements DecisionSuite {
  private final Decider logic = new LogicProbe(UnaryOperator.identity());

  @Override
  public Decider decider() {
    return logic;
  }
}
