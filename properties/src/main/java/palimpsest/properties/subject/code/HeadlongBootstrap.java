package palimpsest.properties.subject.code;

import palimpsest.impl.code.Bootstrap;
import palimpsest.impl.code.LogicModule;
import palimpsest.impl.update.ReconciliationPlan;

/// A bootstrap that burns last what has to be burnt first.
public final class HeadlongBootstrap implements Deviating {
  private final Bootstrap explored = new ExploredBootstrap();

  @Override
  public Bootstrap explored() {
    return explored;
  }

  @Override
  public LogicModule logic() {
    return Deviating.planning(
        explored.logic(),
        (_, _, plan) ->
            new ReconciliationPlan(
                plan.structures(),
                plan.burns().reversed(),
                plan.withdrawals(),
                plan.initialization()));
  }
}
