package palimpsest.impl.driver;

import java.util.ArrayList;
import java.util.List;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.adapter.Signals;
import palimpsest.impl.stage.ConvertStage;
import palimpsest.impl.stage.OverlayStage;
import palimpsest.impl.stage.RestartStage;
import palimpsest.impl.stage.StartReport;
import palimpsest.impl.stage.StartStage;
import palimpsest.impl.stage.SwitchedStage;
import palimpsest.impl.stage.UnwindStage;
import palimpsest.impl.stage.UpdateStage;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.Refusal;
import palimpsest.impl.update.UpdateCommand;

/// Takes the steps of one update, one after the other, on a thread of its own (TRG-3). It parks
/// while it waits; it never spins.
final class UpdateRun {
  private final Adapter adapter;
  private final DriverConfiguration configuration;
  private final Actor actor;
  private final StartRun starts;

  UpdateRun(Adapter adapter, DriverConfiguration configuration, Actor actor, StartRun starts) {
    this.adapter = adapter;
    this.configuration = configuration;
    this.actor = actor;
    this.starts = starts;
  }

  Outcome run(UpdateCommand command) throws InterruptedException {
    UpdateStage stage = UpdateStage.first(adapter, command);
    if (stage instanceof UnwindStage unwind) {
      actor.turnsOut("FailSource");
      actor.say("refused", unwind.unwinding().refusal().kind().name());
      actor.took("LoadChunk", List.of());
    }
    while (true) {
      if (stage instanceof UpdateStage.Ended ended) {
        return ended.outcome();
      }
      if (stage instanceof RestartStage.Restarting restarting) {
        return started(restarting.finished(), starts.run(actor));
      }
      stage = next(stage);
    }
  }

  /// A fastload update ends with the start that follows: of the new image, or of the one before.
  private static Outcome started(SwitchedStage.Finished finished, StartStage end) {
    List<String> remarks = new ArrayList<>(finished.remarks());
    if (!(end instanceof StartStage.Started(StartReport report))) {
      String why = end instanceof StartStage.NotStarted(String line) ? line : end.action();
      return new Outcome.Lost(finished.id(), "no image was started: " + why);
    }
    remarks.addAll(report.remarks());
    return report.version().equals(finished.to())
        ? new Outcome.Updated(
            finished.id(), finished.from(), finished.to(), finished.reconciled(), remarks)
        : new Outcome.Refused(
            finished.id(),
            new Refusal(
                Refusal.Kind.STORAGE_FAILED,
                "the new image could not be started: started=" + report.version()),
            remarks);
  }

  private UpdateStage next(UpdateStage stage) throws InterruptedException {
    if (stage instanceof OverlayStage.Drain drain && !drained(drain)) {
      UpdateStage expired = drain.expired();
      UpdateStage next = expired.take(adapter, actor);
      return next.equals(expired) ? drain : next;
    }
    if (stage instanceof ConvertStage.Pace) {
      adapter.signals().await(Signals.Kind.PACE, () -> false, configuration.paceNanos());
    }
    return stage.take(adapter, actor);
  }

  private boolean drained(OverlayStage.Drain drain) throws InterruptedException {
    return adapter
        .signals()
        .await(Signals.Kind.DRAIN, () -> drain.enabled(adapter), configuration.drainBoundNanos());
  }
}
