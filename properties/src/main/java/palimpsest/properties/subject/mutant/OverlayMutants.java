package palimpsest.properties.subject.mutant;

import java.util.List;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.code.RunningCode;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;
import palimpsest.impl.stage.OverlayStage;
import palimpsest.impl.stage.PrepareStage;
import palimpsest.impl.stage.UnwindStage;
import palimpsest.impl.stage.UpdateStage;
import palimpsest.impl.stage.UpdateView;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.Refusal;

/// Overlays, and ways back from them, that go otherwise than they should.
final class OverlayMutants {
  private OverlayMutants() {}

  static List<SubjectMutant> all() {
    return List.of(
        SubjectMutant.updating(
            "NotSealed",
            "R20",
            "what was overlaid can still be written to",
            (stage, adapter, actor) -> {
              UpdateStage next = stage.take(adapter, actor);
              if (stage instanceof OverlayStage.Switch) {
                adapter.memory().unseal(adapter.memory().span(Region.WINDOW));
              }
              return next;
            }),
        SubjectMutant.updating(
            "StaleCode",
            "R19",
            "the window's new bytes are whole, and the old code goes on",
            OverlayMutants::goOn),
        SubjectMutant.entered(
            "BlockSkipped", "CPY-3", "the first block is not copied", "SkippingBootstrap"),
        SubjectMutant.entered(
            "CopyNotVerified", "CPY-4", "every copy is taken for a good one", "TrustingBootstrap"),
        SubjectMutant.updating(
            "BufferFreed",
            "R15",
            "the buffer is released while the bootstrap runs from it",
            OverlayMutants::freeBuffer),
        SubjectMutant.updating(
            "RunsBeforeSwitch",
            "INI-3",
            "the new image runs before it is initialized",
            OverlayMutants::runEarly),
        SubjectMutant.updating(
            "SignedDataCompared",
            "R21",
            "what was converted is compared with what was signed",
            (stage, adapter, actor) ->
                stage instanceof OverlayStage.VerifyCopy && adapter.marks().isTracking()
                    ? refused(stage, adapter, actor, "the data segment differs")
                    : stage.take(adapter, actor)),
        SubjectMutant.updating(
            "OldNotSaved",
            "R24",
            "the old image is not saved",
            (stage, adapter, actor) -> {
              UpdateStage next = stage.take(adapter, actor);
              if (stage instanceof PrepareStage.SaveOld) {
                adapter.memory().fill(adapter.memory().span(Region.SAVED), (byte) 0);
              }
              return next;
            }),
        SubjectMutant.updating(
            "GivesUpAtOnce", "R24", "one spoilt block loses the adapter", OverlayMutants::giveUp),
        SubjectMutant.updating(
            "RestOfOldImage",
            "CPY-3",
            "what lies behind a shorter image is not cleared when the way back fails",
            OverlayMutants::leaveRest),
        SubjectMutant.updating(
            "BackAfterSwitch",
            "R28",
            "behind the switch the old image comes back",
            OverlayMutants::goBack));
  }

  private static UpdateStage goOn(UpdateStage stage, Adapter adapter, Actor actor) {
    RunningCode old = adapter.running();
    UpdateStage next = stage.take(adapter, actor);
    if (stage instanceof OverlayStage.Switch) {
      adapter.run(new RunningCode(adapter.control().generation(), old.image(), old.text()));
    }
    return next;
  }

  private static UpdateStage freeBuffer(UpdateStage stage, Adapter adapter, Actor actor) {
    UpdateStage next = stage.take(adapter, actor);
    if (stage instanceof OverlayStage.VerifyCopy && next instanceof OverlayStage.Initialize) {
      adapter.running().text().updateModule().releaseBuffer(adapter.memory());
    }
    return next;
  }

  private static UpdateStage runEarly(UpdateStage stage, Adapter adapter, Actor actor) {
    UpdateStage next = stage.take(adapter, actor);
    if (stage instanceof OverlayStage.VerifyCopy verify
        && next instanceof OverlayStage.Initialize) {
      new OverlayStage.Switch(verify.ready()).advance(adapter, Silence.actor());
    }
    return next;
  }

  private static UpdateStage refused(UpdateStage stage, Adapter adapter, Actor actor, String line) {
    UpdateStage next = stage.refuse(adapter, Refusal.Kind.COPY_UNVERIFIED, line);
    actor.say("refused", Refusal.Kind.COPY_UNVERIFIED.name());
    actor.say("because", line);
    return Silence.told(stage, actor, next);
  }

  private static UpdateStage giveUp(UpdateStage stage, Adapter adapter, Actor actor) {
    if (!(stage instanceof OverlayStage.VerifyCopy verify)) {
      return stage.take(adapter, actor);
    }
    UpdateStage next = verify.take(adapter, Silence.actor());
    if (next instanceof UnwindStage) {
      String id = UpdateView.of(stage).command().orElseThrow();
      next = new UpdateStage.Ended(new Outcome.Lost(id, "a block was spoilt"));
      actor.say("refused", "LOST");
      actor.say("because", "a block was spoilt");
    }
    return Silence.told(stage, actor, next);
  }

  private static UpdateStage leaveRest(UpdateStage stage, Adapter adapter, Actor actor) {
    UpdateStage next = stage.take(adapter, actor);
    if (stage instanceof UnwindStage.VerifyRestored && next instanceof OverlayStage.CopyBlock) {
      long newBytes = Silence.newImage(adapter).span().sizeBytes();
      long oldBytes = adapter.running().image().span().sizeBytes();
      if (oldBytes > newBytes) {
        adapter
            .memory()
            .copy(
                new Span(
                    adapter.memory().span(Region.SAVED).base() + newBytes, oldBytes - newBytes),
                adapter.windowBase() + newBytes);
      }
    }
    return next;
  }

  private static UpdateStage goBack(UpdateStage stage, Adapter adapter, Actor actor) {
    UpdateStage next = stage.take(adapter, actor);
    return stage instanceof OverlayStage.Switch
            && stage.refuse(adapter, Refusal.Kind.DEFECT, "behind the switch")
                instanceof UnwindStage unwind
        ? unsealed(adapter, new UnwindStage.RestoreBlock(unwind.unwinding(), 0))
        : next;
  }

  private static UpdateStage unsealed(Adapter adapter, UpdateStage next) {
    adapter.memory().unseal(adapter.memory().span(Region.WINDOW));
    return next;
  }
}
