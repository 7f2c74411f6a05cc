package palimpsest.properties.subject.mutant;

import java.util.List;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.companion.Burn;
import palimpsest.impl.companion.CompanionPart;
import palimpsest.impl.handover.HandoverBlock;
import palimpsest.impl.stage.OverlayStage;
import palimpsest.impl.stage.ReconcileStage;
import palimpsest.impl.stage.UnwindStage;
import palimpsest.impl.stage.UpdateStage;
import palimpsest.impl.stage.UpdateView;
import palimpsest.impl.trace.Actor;
import palimpsest.model.release.CompanionModule;
import palimpsest.model.release.Version;

/// Companion modules that are burnt, and peers that are told, otherwise than they should be.
final class CompanionMutants {
  private static final String LEFT = " stays burnt: ";

  private CompanionMutants() {}

  static List<SubjectMutant> all() {
    return List.of(
        SubjectMutant.entered(
                "AnyBurnOrder",
                "R25",
                "modules are burnt in the order opposite to the one they need",
                "HeadlongBootstrap")
            .in(MutantModel.MODULES),
        SubjectMutant.updating(
                "StalePlan",
                "R43",
                "a module is burnt over one that the plan was not made for",
                CompanionMutants::burnBlindly)
            .in(MutantModel.MODULES),
        SubjectMutant.updating(
                "BurnsStay",
                "R27",
                "a refused update leaves modules burnt",
                CompanionMutants::leaveBurnt)
            .in(MutantModel.MODULES),
        SubjectMutant.updating(
                "UndoGoesOn",
                "R25",
                "where one burn cannot be undone, those before it are",
                CompanionMutants::undoOthers)
            .in(MutantModel.MODULES),
        SubjectMutant.updating(
                "PeersNotTold",
                "R40",
                "no peer is told that a capability goes",
                (stage, adapter, actor) ->
                    stage instanceof OverlayStage.Withdraw withdraw
                        ? Silence.told(stage, actor, new OverlayStage.CloseGate(withdraw.ready()))
                        : stage.take(adapter, actor))
            .in(MutantModel.PEERS),
        SubjectMutant.updating(
                "GrantedEarly",
                "R41",
                "peers are told of what the new image offers before it runs",
                (stage, adapter, actor) -> {
                  UpdateStage next = stage.take(adapter, actor);
                  if (stage instanceof OverlayStage.Withdraw) {
                    adapter.surroundings().peers().announce(Silence.newImage(adapter).release());
                  }
                  return next;
                })
            .in(MutantModel.PEERS));
  }

  private static CompanionPart part(Adapter adapter, String module) {
    return adapter.surroundings().companions().part(module);
  }

  /// What the module was when the plan was made.
  private static Version planned(Adapter adapter, String module) {
    return HandoverBlock.read(adapter.memory())
        .environment()
        .companion(module)
        .map(CompanionModule::version)
        .orElseThrow();
  }

  private static void burn(CompanionPart part, Version version) {
    Burn burnt = part.burnt();
    if (!burnt.version().equals(version)) {
      part.burn(new Burn(version, burnt.capabilities(), burnt.payload()));
    }
  }

  private static UpdateStage burnBlindly(UpdateStage stage, Adapter adapter, Actor actor) {
    if (stage instanceof ReconcileStage.BurnModule) {
      String module = UpdateView.of(stage).plan().getFirst();
      burn(part(adapter, module), planned(adapter, module));
    }
    return stage.take(adapter, actor);
  }

  private static UpdateStage leaveBurnt(UpdateStage stage, Adapter adapter, Actor actor) {
    if (!(stage instanceof UnwindStage.UndoBurn)) {
      return stage.take(adapter, actor);
    }
    CompanionPart part = part(adapter, UpdateView.of(stage).burnt().getLast());
    Burn burnt = part.burnt();
    UpdateStage next = stage.take(adapter, actor);
    if (!part.burnt().equals(burnt)) {
      part.burn(burnt);
    }
    return next;
  }

  /// The one that could not be undone is remarked first.
  private static UpdateStage undoOthers(UpdateStage stage, Adapter adapter, Actor actor) {
    if (stage instanceof UnwindStage.ReturnBuffer) {
      List<String> left =
          UpdateView.of(stage).remarks().stream()
              .filter(remark -> remark.contains(LEFT))
              .map(remark -> remark.substring(0, remark.indexOf(LEFT)))
              .toList();
      left.stream()
          .skip(1)
          .forEach(module -> burn(part(adapter, module), planned(adapter, module)));
    }
    return stage.take(adapter, actor);
  }
}
