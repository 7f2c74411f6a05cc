package palimpsest.impl.stage;

import java.util.List;
import java.util.Optional;
import palimpsest.impl.update.BurnStep;
import palimpsest.impl.update.Refusal;

/// What an update has in hand besides the memory, for who judges it from outside.
///
/// @param command the id of the update; empty once it has ended
/// @param round of conversion, 0 for the merge inside the pause and where nothing is converted
/// @param entry the entry in conversion, -1 where there is none
/// @param plan the modules to burn that are left, in their order
/// @param burnt the modules burnt so far, in their order
/// @param withdrawn whether peers may have been told that capabilities go
/// @param forced whether there is no way but forward
public record UpdateView(
    Optional<String> command,
    int round,
    int entry,
    List<String> plan,
    List<String> burnt,
    boolean withdrawn,
    boolean forced,
    List<String> remarks,
    Optional<Refusal> refusal) {
  private static final UpdateView NOTHING =
      new UpdateView(
          Optional.empty(), 0, -1, List.of(), List.of(), false, false, List.of(), Optional.empty());

  public UpdateView {
    plan = List.copyOf(plan);
    burnt = List.copyOf(burnt);
    remarks = List.copyOf(remarks);
  }

  /// The view of a stage. Past the switch it knows no more what was burnt and withdrawn.
  public static UpdateView of(UpdateStage stage) {
    return switch (stage) {
      case LoadStage load -> NOTHING.of(load.loading().undoing());
      case StoreStage store -> NOTHING.of(store.branched().loading().undoing());
      case ReconcileStage.Identify identify -> NOTHING.of(identify.loading().undoing());
      case ReconcileStage.PlaceTables place -> NOTHING.of(place.planned(), 0);
      case ReconcileStage.BurnModule burn -> NOTHING.of(burn.planned(), burn.index());
      case PrepareStage prepare -> NOTHING.of(prepare.planned().undoing());
      case ConvertStage convert -> converting(convert.converting());
      case OverlayStage overlay ->
          NOTHING.of(overlay.undoing().orElseThrow()).remarked(overlay.ready());
      case RestartStage restart -> switched(restart.finished());
      case SwitchedStage switched -> switched(switched.finished());
      case UnwindStage unwind -> unwinding(unwind.unwinding());
      case UpdateStage.Ended _ -> NOTHING;
    };
  }

  private static UpdateView converting(Converting converting) {
    UpdateView view = NOTHING.of(converting.undoing()).remarked(converting.ready());
    return new UpdateView(
        view.command,
        converting.round(),
        converting.entry(),
        view.plan,
        view.burnt,
        view.withdrawn,
        view.forced,
        view.remarks,
        view.refusal);
  }

  private static UpdateView switched(SwitchedStage.Finished finished) {
    return new UpdateView(
        Optional.of(finished.id()),
        0,
        -1,
        List.of(),
        List.of(),
        false,
        false,
        finished.remarks(),
        Optional.empty());
  }

  private static UpdateView unwinding(UnwindStage.Unwinding unwinding) {
    UpdateView view = NOTHING.of(unwinding.undoing());
    return new UpdateView(
        view.command,
        view.round,
        view.entry,
        view.plan,
        view.burnt,
        view.withdrawn,
        view.forced,
        unwinding.remarks(),
        Optional.of(unwinding.refusal()));
  }

  private UpdateView of(Planned planned, int index) {
    UpdateView view = of(planned.undoing());
    List<BurnStep> burns = planned.plan().burns();
    return new UpdateView(
        view.command,
        round,
        entry,
        burns.subList(index, burns.size()).stream().map(BurnStep::module).toList(),
        view.burnt,
        view.withdrawn,
        view.forced,
        remarks,
        refusal);
  }

  private UpdateView of(Undoing undoing) {
    return new UpdateView(
        Optional.of(undoing.command().id()),
        round,
        entry,
        plan,
        undoing.burnt().stream().map(BurntModule::module).toList(),
        undoing.withdrawn(),
        undoing.ready().map(Ready::forced).orElse(false),
        remarks,
        refusal);
  }

  private UpdateView remarked(Ready ready) {
    return new UpdateView(
        command, round, entry, plan, burnt, withdrawn, ready.forced(), ready.remarks(), refusal);
  }
}
