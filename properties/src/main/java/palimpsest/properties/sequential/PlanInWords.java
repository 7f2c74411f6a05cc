package palimpsest.properties.sequential;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import palimpsest.impl.update.BurnStep;
import palimpsest.impl.update.FieldMove;
import palimpsest.impl.update.ReconciliationPlan;
import palimpsest.impl.update.StructurePlan;
import palimpsest.model.release.Release;
import palimpsest.properties.judge.ExpectedDecision.Way;
import palimpsest.properties.seam.Decided;

/// A plan as suites see it: by names, and without where in memory something lies.
final class PlanInWords {
  private PlanInWords() {}

  static Decided.Plan of(ReconciliationPlan plan, Release loaded) {
    SortedMap<String, Way> ways = new TreeMap<>();
    SortedMap<String, SortedMap<Integer, Optional<Integer>>> origins = new TreeMap<>();
    List<String> details = new ArrayList<>();
    for (StructurePlan each : plan.structures()) {
      String name = loaded.structures().get(each.target()).name();
      if (ways.put(name, way(each)) != null) {
        throw new IllegalStateException("a structure is planned for once: structure=" + name);
      }
      if (each instanceof StructurePlan.Convert convert) {
        origins.put(name, origins(convert));
      }
      details.add(each.toString());
    }
    for (BurnStep burn : plan.burns()) {
      details.add("burn " + burn.module() + " from " + burn.before() + " to " + burn.after());
    }
    return new Decided.Plan(
        ways,
        origins,
        plan.burns().stream().map(BurnStep::module).toList(),
        plan.withdrawals(),
        plan.initialization(),
        details);
  }

  private static Way way(StructurePlan plan) {
    return switch (plan) {
      case StructurePlan.Carry _ -> Way.CARRIED;
      case StructurePlan.Convert _ -> Way.CONVERTED;
      case StructurePlan.Create _ -> Way.CREATED;
    };
  }

  private static SortedMap<Integer, Optional<Integer>> origins(StructurePlan.Convert plan) {
    SortedMap<Integer, Optional<Integer>> origins = new TreeMap<>();
    for (FieldMove move : plan.moves()) {
      Optional<Integer> from =
          move instanceof FieldMove.Carried carried
              ? Optional.of(carried.from().id())
              : Optional.empty();
      if (origins.put(move.to().id(), from) != null) {
        throw new IllegalStateException("a field comes about once: field=" + move.to().id());
      }
    }
    return origins;
  }
}
