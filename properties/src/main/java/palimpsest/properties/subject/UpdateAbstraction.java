package palimpsest.properties.subject;

import java.util.List;
import palimpsest.impl.memory.Region;
import palimpsest.impl.stage.ConvertStage;
import palimpsest.impl.stage.LoadStage;
import palimpsest.impl.stage.OverlayStage;
import palimpsest.impl.stage.SwitchedStage;
import palimpsest.impl.stage.UnwindStage;
import palimpsest.impl.stage.UpdateStage;
import palimpsest.impl.stage.UpdateView;
import palimpsest.model.machine.Entry;
import palimpsest.model.machine.Refusal;
import palimpsest.model.machine.Row;
import palimpsest.model.machine.State.Handover;
import palimpsest.model.machine.Update;
import palimpsest.model.machine.UpdatePlace;

/// The update that runs, in the words of the specification. What it has forgotten, as nothing
/// depends on it any more, is as it was before: what was burnt and withdrawn, behind the switch;
/// why it was refused, once it goes forward all the same.
final class UpdateAbstraction {
  private static final String MODULE = Requirements.module(0).replace("0", "");

  private final World world;
  private final Hand hand;
  private final Blocks blocks;

  UpdateAbstraction(World world, Hand hand, Blocks blocks) {
    this.world = world;
    this.hand = hand;
    this.blocks = blocks;
  }

  Update update(Update before, Handover handover) {
    UpdateStage stage = hand.update();
    if (stage == null) {
      return Update.NONE;
    }
    if (stage instanceof UpdateStage.Ended) {
      return before.goes(UpdatePlace.LOST);
    }
    UpdateView view = UpdateView.of(stage);
    boolean isSwitched = stage instanceof SwitchedStage;
    return new Update(
        StageNames.place(stage),
        view.command().orElseThrow(() -> new Impossible("an update that runs has a name")),
        block(stage),
        hasEntry(stage) ? view.entry() + 1 : 0,
        stage instanceof ConvertStage.WriteEntry ? scratch() : Entry.BLANK,
        stage instanceof ConvertStage.StartTracking ? 0 : view.round(),
        handover.equals(Handover.NONE) ? 0 : blocks.root(handover.to(), Region.BUFFER),
        modules(view.plan()),
        hand.history().before(),
        isSwitched ? before.burnt() : modules(view.burnt()),
        isSwitched ? before.withdrawn() : isWithdrawn(stage, view),
        hand.history().spoilt(),
        isSwitched ? before.forced() : view.forced(),
        stage instanceof UnwindStage && !view.remarks().isEmpty(),
        refusal(before, view));
  }

  private static boolean hasEntry(UpdateStage stage) {
    return stage instanceof ConvertStage
        && !(stage instanceof ConvertStage.StartTracking)
        && !(stage instanceof ConvertStage.CountMarks);
  }

  /// Whether peers were told; the step that tells them has it in hand that they may have been.
  private static boolean isWithdrawn(UpdateStage stage, UpdateView view) {
    return view.withdrawn() && !(stage instanceof OverlayStage.Withdraw);
  }

  /// The block that is loaded, copied or restored next.
  private int block(UpdateStage stage) {
    return switch (stage) {
      case LoadStage.LoadChunk load -> block(load.loadedBytes());
      case OverlayStage.CopyBlock copy -> block(copy.offset());
      case UnwindStage.RestoreBlock restore -> block(restore.offset());
      default -> 0;
    };
  }

  private int block(long offset) {
    return (int) (offset / world.images().blockBytes()) + 1;
  }

  private Entry scratch() {
    return Abstraction.entry(
        world.adapter().memory(), world.layouts(), world.adapter().control().scratch().base());
  }

  private static Row<Integer> modules(List<String> names) {
    return Row.each(
        names.size(), index -> Integer.valueOf(names.get(index - 1).substring(MODULE.length())));
  }

  private static Refusal refusal(Update before, UpdateView view) {
    return view.refusal()
        .map(refusal -> Refusal.valueOf(refusal.kind().name()))
        .orElse(before.refusal());
  }
}
