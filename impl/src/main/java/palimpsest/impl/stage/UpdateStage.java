package palimpsest.impl.stage;

import java.util.List;
import java.util.Optional;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.code.ImageCodeFailure;
import palimpsest.impl.code.RunningCode;
import palimpsest.impl.source.ImageSource;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.Refusal;
import palimpsest.impl.update.UpdateCommand;

/// The steps of an update: load, reconcile, convert, overlay; store and restart, where it is a
/// fastload update; and unwind, where it is refused on the way.
public sealed interface UpdateStage extends Stage
    permits LoadStage,
        StoreStage,
        ReconcileStage,
        PrepareStage,
        ConvertStage,
        OverlayStage,
        SwitchedStage,
        RestartStage,
        UnwindStage,
        UpdateStage.Ended {

  @Override
  UpdateStage advance(Adapter adapter, Actor actor);

  /// Takes the step, tells the trace, and returns the next stage; where the step is not enabled,
  /// itself. What fails is refused as long as there is a way back, and else left behind with a
  /// remark: an update goes to its end.
  default UpdateStage take(Adapter adapter, Actor actor) {
    UpdateStage next;
    try {
      next = advance(adapter, actor);
    } catch (ImageCodeFailure e) {
      actor.turnsOut("FailCode");
      next = fail(adapter, actor, Refusal.Kind.BAD_CODE, action() + " failed: " + e.getMessage());
    } catch (RuntimeException | Error e) {
      actor.turnsOut("Defect");
      next = fail(adapter, actor, Refusal.Kind.DEFECT, action() + " failed: " + e);
    }
    if (next.equals(this)) {
      actor.forget();
    } else {
      if (actor.isTraced()) {
        sayHowItEnds(next, actor);
      }
      tell(actor);
    }
    return next;
  }

  private void sayHowItEnds(UpdateStage next, Actor actor) {
    if (next instanceof UnwindStage unwind && !(this instanceof UnwindStage)) {
      Refusal refusal = unwind.unwinding().refusal();
      actor.say("refused", refusal.kind().name());
      actor.say("because", refusal.line());
    } else if (next instanceof Ended(Outcome.Lost lost)) {
      actor.say("refused", "LOST");
      actor.say("because", lost.line());
    }
  }

  /// The stage that follows where the step fails: the way back.
  default UpdateStage fail(Adapter adapter, Actor actor, Refusal.Kind kind, String line) {
    return refuse(adapter, kind, line);
  }

  /// What would have to be undone here; empty past the point of no return.
  Optional<Undoing> undoing();

  /// The stage that follows where the update is refused here.
  ///
  /// @throws IllegalStateException past the point of no return
  default UpdateStage refuse(Adapter adapter, Refusal.Kind kind, String line) {
    Undoing undoing =
        undoing()
            .orElseThrow(
                () -> new IllegalStateException("no way back from " + action() + ": " + line));
    return UnwindStage.next(adapter, undoing, new Refusal(kind, line));
  }

  /// The first stage of an update away from the running image.
  static UpdateStage first(Adapter adapter, UpdateCommand command) {
    RunningCode old = adapter.running();
    try {
      return new LoadStage.LoadChunk(new Loading(command, old, command.source().open()), 0);
    } catch (RuntimeException e) {
      Undoing undoing = new Undoing(command, old, List.of(), false, Optional.empty());
      Refusal refusal =
          new Refusal(Refusal.Kind.SOURCE_FAILED, "an image's source can be opened: cause=" + e);
      return UnwindStage.next(adapter, undoing, refusal);
    }
  }

  /// An update while the new image is being loaded.
  record Loading(UpdateCommand command, RunningCode old, ImageSource source) {
    Undoing undoing() {
      return new Undoing(command, old, List.of(), false, Optional.empty());
    }
  }

  /// The end of an update.
  record Ended(Outcome outcome) implements UpdateStage {
    @Override
    public boolean enabled(Adapter adapter) {
      return false;
    }

    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      return this;
    }

    @Override
    public Optional<Undoing> undoing() {
      return Optional.empty();
    }
  }
}
