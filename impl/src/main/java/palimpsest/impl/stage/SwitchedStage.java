package palimpsest.impl.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.adapter.Signals;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.Refusal;
import palimpsest.model.release.Incompatibility;
import palimpsest.model.release.Version;

/// Past the point of no return: the new image is told of, admits requests and releases the buffer
/// it came from. Nothing here refers to the old image's code any more.
public sealed interface SwitchedStage extends UpdateStage {
  @Override
  default Optional<Undoing> undoing() {
    return Optional.empty();
  }

  Finished finished();

  /// There is no way back, so the update goes on without what failed.
  @Override
  default UpdateStage fail(Adapter adapter, Actor actor, Refusal.Kind kind, String line) {
    return without(finished().withRemark(line));
  }

  /// The stage that follows where this one fails.
  UpdateStage without(Finished remarked);

  /// What is left of an update once it is done: its outcome.
  record Finished(
      String id, Version from, Version to, List<Incompatibility> reconciled, List<String> remarks) {
    static Finished of(Ready ready) {
      Planned planned = ready.planned();
      return new Finished(
          planned.command().id(),
          planned.old().image().version(),
          planned.image().version(),
          planned.found(),
          ready.remarks());
    }

    Finished withRemark(String remark) {
      List<String> all = new ArrayList<>(remarks);
      all.add(remark);
      return new Finished(id, from, to, reconciled, all);
    }

    Outcome outcome() {
      return new Outcome.Updated(id, from, to, reconciled, remarks);
    }
  }

  /// Peers are told which capabilities and parameter lists hold from now on.
  record Grant(Finished finished) implements SwitchedStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      adapter.surroundings().peers().announce(adapter.running().image().release());
      return new OpenGate(finished);
    }

    @Override
    public UpdateStage without(Finished remarked) {
      return new OpenGate(remarked);
    }
  }

  /// Here the pause ends: requests enter the new image.
  record OpenGate(Finished finished) implements SwitchedStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      adapter.gate().open();
      actor.wrote("gate", adapter.gate().sequence());
      adapter.signals().raise(Signals.Kind.GATE);
      return new ReleaseBuffer(finished);
    }

    /// Whoever waits at the gate waits for repair.
    @Override
    public UpdateStage without(Finished remarked) {
      return new Ended(new Outcome.Lost(remarked.id(), remarked.remarks().getLast()));
    }
  }

  /// The new image's run-time segment releases the temporary memory: nothing runs from there now
  /// (CPY-5).
  record ReleaseBuffer(Finished finished) implements SwitchedStage {
    @Override
    public UpdateStage advance(Adapter adapter, Actor actor) {
      Optional<String> remark = BufferRelease.release(adapter, actor);
      return new Ended(remark.map(finished::withRemark).orElse(finished).outcome());
    }

    @Override
    public UpdateStage without(Finished remarked) {
      return new Ended(remarked.outcome());
    }
  }
}
