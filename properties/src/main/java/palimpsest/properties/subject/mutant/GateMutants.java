package palimpsest.properties.subject.mutant;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.adapter.Signals;
import palimpsest.impl.code.RunningCode;
import palimpsest.impl.gate.Gate;
import palimpsest.impl.io.Effect;
import palimpsest.impl.stage.OverlayStage;
import palimpsest.impl.stage.RequestStage;
import palimpsest.impl.stage.SwitchedStage;
import palimpsest.impl.stage.UnwindStage;
import palimpsest.impl.stage.UpdateStage;
import palimpsest.impl.trace.Actor;
import palimpsest.properties.subject.Substitutes;

/// Gates that admit, wait and open otherwise than they should.
final class GateMutants {
  private GateMutants() {}

  static List<SubjectMutant> all() {
    return Stream.of(ofWorkers(), ofUpdates()).flatMap(List::stream).toList();
  }

  private static List<SubjectMutant> ofWorkers() {
    return List.of(
        SubjectMutant.working(
            "EntersUnannounced",
            "R11",
            "a worker looks at the gate before it says that it is inside",
            GateMutants::enterUnannounced),
        SubjectMutant.of(
            "ResumedInside",
            "R12",
            "a request that waited goes on in the first image's code, and inside",
            ResumedInside::new),
        SubjectMutant.working(
            "PauseAnswers",
            "R4",
            "a request in the pause is answered as if it had been performed",
            GateMutants::answerInPause),
        SubjectMutant.working(
            "PauseForgets",
            "R4",
            "a request in the pause is neither performed nor answered",
            (stage, adapter, actor) -> {
              RequestStage next = stage.take(adapter, actor);
              return stage instanceof RequestStage.Retreat retreat
                  ? new RequestStage.Answered(retreat.worker(), retreat.request())
                  : next;
            }),
        SubjectMutant.working(
            "PausedAllAlong",
            "IOC-2",
            "requests wait while an update runs, though the gate is open",
            GateMutants::enterAtRest),
        SubjectMutant.working(
            "NeverWoken",
            "R4",
            "a request that waits never goes on",
            (stage, adapter, actor) ->
                stage instanceof RequestStage.AwaitGate ? stage : stage.take(adapter, actor)));
  }

  private static List<SubjectMutant> ofUpdates() {
    return List.of(
        SubjectMutant.updating(
            "NoDrain",
            "R11",
            "nobody looks who is inside",
            (stage, adapter, actor) ->
                drained(stage, adapter, actor, adapter.configuration().workers())),
        SubjectMutant.updating(
                "LateWorker",
                "R14",
                "the last worker is not looked at",
                (stage, adapter, actor) -> drained(stage, adapter, actor, 1))
            .in(MutantModel.TWO_WORKERS),
        SubjectMutant.updating(
            "NoDrainBound",
            "R48",
            "the drain waits for ever",
            (stage, adapter, actor) ->
                stage instanceof OverlayStage.ExpireDrain ? stage : stage.take(adapter, actor)),
        SubjectMutant.updating(
            "DispatchedEarly",
            "R13",
            "the gate opens once the copy is verified, before the window is whole",
            GateMutants::dispatchEarly),
        SubjectMutant.updating(
            "NeverOpened",
            "IOC-3",
            "the gate stays closed behind the switch",
            (stage, adapter, actor) ->
                stage instanceof SwitchedStage.OpenGate ? stage : stage.take(adapter, actor)),
        SubjectMutant.updating(
            "LeftPaused",
            "R47",
            "a failure inside the pause leaves the gate closed",
            (stage, adapter, actor) -> {
              UpdateStage next = stage.take(adapter, actor);
              if (stage instanceof UnwindStage.ReopenGate) {
                adapter.gate().close();
              }
              return next;
            }));
  }

  private static RequestStage enterUnannounced(RequestStage stage, Adapter adapter, Actor actor) {
    return switch (stage) {
      case RequestStage.Announce announce ->
          new RequestStage.Enter(announce.worker(), announce.request());
      case RequestStage.Enter enter -> {
        RequestStage next = enter.take(adapter, actor);
        adapter.gate().announce(enter.worker());
        yield next;
      }
      default -> stage.take(adapter, actor);
    };
  }

  /// Drains but for the last of the workers. What is not looked at is not told; where nobody is, no
  /// step is.
  private static UpdateStage drained(UpdateStage stage, Adapter adapter, Actor actor, int but) {
    if (!(stage instanceof OverlayStage.Drain drain)) {
      return stage.take(adapter, actor);
    }
    int workers = adapter.configuration().workers();
    Map<Integer, Long> inside = new HashMap<>();
    Gate gate = adapter.gate();
    for (int worker = 0; worker < workers - but; worker++) {
      actor.read("worker-" + worker, gate.sequence(worker));
    }
    for (int worker = workers - but; worker < workers; worker++) {
      if (gate.isInside(worker)) {
        inside.put(worker, gate.sequence(worker));
        gate.leave(worker);
      }
    }
    UpdateStage next = drain.advance(adapter, Silence.actor());
    inside.forEach(
        (worker, sequence) ->
            adapter.memory().writeVolatile(adapter.control().worker(worker), sequence));
    if (next.equals(stage)) {
      actor.forget();
      return next;
    }
    return but == workers ? next : Silence.told(drain, actor, next);
  }

  private static UpdateStage dispatchEarly(UpdateStage stage, Adapter adapter, Actor actor) {
    UpdateStage next = stage.take(adapter, actor);
    if (stage instanceof OverlayStage.VerifyCopy && next instanceof OverlayStage.Initialize) {
      adapter.gate().open();
      adapter.signals().raise(Signals.Kind.GATE);
    }
    return next;
  }

  /// Remembers the code of the first image.
  private static final class ResumedInside implements Substitutes {
    private final AtomicReference<@Nullable RunningCode> first = new AtomicReference<>();

    @Override
    public RequestStage take(RequestStage stage, Adapter adapter, Actor actor) {
      first.compareAndSet(null, adapter.running());
      RunningCode code = first.get();
      RequestStage next = stage.take(adapter, actor);
      return stage instanceof RequestStage.AwaitGate waiting
              && next instanceof RequestStage.Announce
              && code != null
          ? new RequestStage.Serve(waiting.worker(), waiting.request(), code)
          : next;
    }
  }

  /// Only while the window is still whole can it be told what the request would come to.
  private static RequestStage answerInPause(RequestStage stage, Adapter adapter, Actor actor) {
    if (!(stage instanceof RequestStage.Enter enter)
        || adapter.gate().isOpen()
        || !adapter.control().isWhole()) {
      return stage.take(adapter, actor);
    }
    actor.read("gate", adapter.gate().sequence());
    RunningCode code = adapter.running();
    Effect effect = code.text().serve(code.image(), enter.request());
    adapter.gate().leave(enter.worker());
    adapter.signals().raise(Signals.Kind.DRAIN);
    return Silence.told(
        enter, actor, new RequestStage.Answer(enter.worker(), enter.request(), effect.response()));
  }

  private static RequestStage enterAtRest(RequestStage stage, Adapter adapter, Actor actor) {
    if (!(stage instanceof RequestStage.Enter enter) || !adapter.control().isUpdating()) {
      return stage.take(adapter, actor);
    }
    actor.read("gate", adapter.gate().sequence());
    return Silence.told(enter, actor, new RequestStage.Retreat(enter.worker(), enter.request()));
  }
}
