package palimpsest.properties.history;

import java.util.ArrayList;
import java.util.List;
import palimpsest.impl.update.BurnStep;
import palimpsest.impl.update.Decision;
import palimpsest.impl.update.ReconciliationPlan;
import palimpsest.impl.update.StructurePlan;
import palimpsest.model.release.Incompatibility;

/// A decision, line by line; where in memory something lies is left out.
final class DecisionInWords {
  private DecisionInWords() {}

  static List<String> of(Decision decision) {
    return switch (decision) {
      case Decision.Refuse refuse ->
          List.of("refused: " + refuse.refusal().kind() + ", " + refuse.refusal().line());
      case Decision.Proceed proceed -> {
        List<String> lines = new ArrayList<>();
        proceed.found().stream().map(Incompatibility::toString).forEach(lines::add);
        lines.addAll(plan(proceed.plan()));
        yield lines;
      }
    };
  }

  private static List<String> plan(ReconciliationPlan plan) {
    List<String> lines = new ArrayList<>();
    plan.structures().stream().map(StructurePlan::toString).forEach(lines::add);
    for (BurnStep burn : plan.burns()) {
      lines.add("burn " + burn.module() + " from " + burn.before() + " to " + burn.after());
    }
    plan.withdrawals().forEach(capability -> lines.add("withdraw " + capability));
    plan.initialization().forEach(step -> lines.add("initialize: " + step.text()));
    return lines;
  }
}
