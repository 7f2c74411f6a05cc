package palimpsest.properties.subject.code;

import java.util.ArrayList;
import java.util.List;
import palimpsest.impl.code.Bootstrap;
import palimpsest.impl.code.LogicModule;
import palimpsest.impl.update.ReconciliationPlan;
import palimpsest.impl.update.StructurePlan;

/// A bootstrap that converts nothing between equal versions.
public final class VersionBootstrap implements Deviating {
  private final Bootstrap explored = new ExploredBootstrap();

  @Override
  public Bootstrap explored() {
    return explored;
  }

  @Override
  public LogicModule logic() {
    return Deviating.planning(
        explored.logic(),
        (running, loaded, plan) ->
            running.version().numbers().getFirst().equals(loaded.version().numbers().getFirst())
                ? carrying(plan)
                : plan);
  }

  private static ReconciliationPlan carrying(ReconciliationPlan plan) {
    List<StructurePlan> structures = new ArrayList<>();
    for (StructurePlan each : plan.structures()) {
      structures.add(
          each instanceof StructurePlan.Convert convert
              ? new StructurePlan.Carry(convert.source(), convert.target())
              : each);
    }
    return new ReconciliationPlan(
        structures, plan.burns(), plan.withdrawals(), plan.initialization());
  }
}
