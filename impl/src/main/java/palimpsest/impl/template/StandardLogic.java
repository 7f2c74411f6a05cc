package palimpsest.impl.template;

import java.util.ArrayList;
import java.util.List;
import palimpsest.impl.code.LoadedImage;
import palimpsest.impl.code.LogicModule;
import palimpsest.impl.handover.Handover;
import palimpsest.impl.update.BurnStep;
import palimpsest.impl.update.Decision;
import palimpsest.impl.update.ReconciliationPlan;
import palimpsest.impl.update.Refusal;
import palimpsest.impl.update.StructurePlan;
import palimpsest.model.release.Incompatibility;
import palimpsest.model.release.InitializationStep;
import palimpsest.model.release.Release;

/// Decides whether this image can take over from the one that runs, and what has to be reconciled
/// (LOG). The decision depends on version, capabilities, layouts, environment and policy alone.
final class StandardLogic implements LogicModule {
  @Override
  public Decision decide(Handover handover, LoadedImage running, LoadedImage loaded) {
    try {
      return decision(handover, running, loaded);
    } catch (Refused refused) {
      return new Decision.Refuse(refused.refusal());
    }
  }

  private static Decision decision(Handover handover, LoadedImage running, LoadedImage loaded)
      throws Refused {
    if (loaded.version().compareTo(running.version()) < 0 && !handover.policy().downgrade()) {
      throw new Refused(
          Refusal.Kind.DOWNGRADE,
          "a downgrade needs a policy that allows it: from="
              + running.version()
              + " to="
              + loaded.version());
    }
    CapabilityLogic capabilities =
        new CapabilityLogic(handover, running.release(), loaded.release());
    List<String> withdrawals = capabilities.withdrawals();
    StructureLogic structures = new StructureLogic(running, loaded, handover.policy());
    List<StructurePlan> plans = structures.plans();
    CompanionLogic companions =
        new CompanionLogic(handover.environment(), running.release(), loaded);
    List<BurnStep> burns = companions.burns();
    List<Incompatibility> found = new ArrayList<>(capabilities.found());
    found.addAll(structures.found());
    found.addAll(companions.found());
    List<InitializationStep> initialization =
        initialization(running.release(), loaded.release(), found);
    return new Decision.Proceed(
        found, new ReconciliationPlan(plans, burns, withdrawals, initialization));
  }

  /// What was initialized for the old image in the same way stays as it is.
  private static List<InitializationStep> initialization(
      Release running, Release loaded, List<Incompatibility> found) {
    if (running.initialization().equals(loaded.initialization())) {
      return List.of();
    }
    found.add(
        new Incompatibility.InitializationChanged(
            running.initialization(), loaded.initialization()));
    return loaded.initialization();
  }
}
