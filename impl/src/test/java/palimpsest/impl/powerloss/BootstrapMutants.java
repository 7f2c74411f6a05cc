package palimpsest.impl.powerloss;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.code.Bootstrap;
import palimpsest.impl.code.ConversionModule;
import palimpsest.impl.code.LogicModule;
import palimpsest.impl.fixture.AlteredBootstrap;
import palimpsest.impl.stage.ReconcileStage;
import palimpsest.impl.stage.UpdateStage;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.update.Decision;
import palimpsest.impl.update.ReconciliationPlan;
import palimpsest.impl.update.StructurePlan;

/// New images whose bootstrap does not do what it is there for.
final class BootstrapMutants {
  private BootstrapMutants() {}

  /// What the query finds of modules is left out of the plan.
  static UpdateStage missDifferences(UpdateStage stage, Adapter adapter, Actor actor) {
    return identifying(stage, adapter, actor, Blind::new);
  }

  /// The bridge leaves what it should convert.
  static UpdateStage leaveDifferences(UpdateStage stage, Adapter adapter, Actor actor) {
    return identifying(stage, adapter, actor, Idle::new);
  }

  private interface Making {
    Bootstrap make(Bootstrap own);
  }

  private static UpdateStage identifying(
      UpdateStage stage, Adapter adapter, Actor actor, Making making) {
    return stage instanceof ReconcileStage.Identify(var loading, var image, var bootstrap)
        ? new ReconcileStage.Identify(loading, image, making.make(bootstrap)).take(adapter, actor)
        : stage.take(adapter, actor);
  }

  private record Blind(Bootstrap own) implements AlteredBootstrap {
    @Override
    public LogicModule logic() {
      return (handover, running, loaded) ->
          switch (own.logic().decide(handover, running, loaded)) {
            case Decision.Proceed(var found, var plan) ->
                new Decision.Proceed(found, withoutBurns(plan));
            case Decision.Refuse refuse -> refuse;
          };
    }

    private static ReconciliationPlan withoutBurns(ReconciliationPlan plan) {
      return new ReconciliationPlan(
          plan.structures(), List.of(), plan.withdrawals(), plan.initialization());
    }
  }

  private record Idle(Bootstrap own) implements AlteredBootstrap {
    @Override
    public ConversionModule conversion() {
      return new ConversionModule() {
        @Override
        public Optional<String> convert(
            StructurePlan.Convert plan, MemorySegment source, MemorySegment target) {
          return Optional.empty();
        }

        @Override
        public void create(StructurePlan.Create plan, MemorySegment target) {
          own.conversion().create(plan, target);
        }
      };
    }
  }
}
