package palimpsest.properties.subject.code;

import java.util.ArrayList;
import java.util.List;
import palimpsest.impl.code.Bootstrap;
import palimpsest.impl.code.LogicModule;
import palimpsest.impl.update.FieldMove;
import palimpsest.impl.update.ReconciliationPlan;
import palimpsest.impl.update.StructurePlan;

/// A bootstrap that knows no defaults where it comes more than one version later.
public final class JumpingBootstrap implements Deviating {
  private final Bootstrap explored = new ExploredBootstrap();

  @Override
  public Bootstrap explored() {
    return explored;
  }

  @Override
  public LogicModule logic() {
    return Deviating.planning(
        explored.logic(),
        (running, loaded, plan) -> {
          int from = running.version().numbers().getFirst();
          return loaded.version().numbers().getFirst() > from + 1 ? blank(plan) : plan;
        });
  }

  private static ReconciliationPlan blank(ReconciliationPlan plan) {
    List<StructurePlan> structures = new ArrayList<>();
    for (StructurePlan each : plan.structures()) {
      structures.add(
          each instanceof StructurePlan.Convert convert
              ? new StructurePlan.Convert(
                  convert.source(), convert.target(), blank(convert.moves()))
              : each);
    }
    return new ReconciliationPlan(
        structures, plan.burns(), plan.withdrawals(), plan.initialization());
  }

  private static List<FieldMove> blank(List<FieldMove> moves) {
    List<FieldMove> all = new ArrayList<>();
    for (FieldMove move : moves) {
      all.add(move instanceof FieldMove.Preset ? new FieldMove.Preset(move.to(), 0) : move);
    }
    return all;
  }
}
