package palimpsest.properties.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import palimpsest.model.machine.Numbers;
import palimpsest.model.machine.Request;
import palimpsest.model.machine.Session;
import palimpsest.model.machine.State;
import palimpsest.model.machine.State.Gate;
import palimpsest.model.machine.State.Hosts;
import palimpsest.model.machine.State.Workers;
import palimpsest.model.machine.Step;
import palimpsest.model.machine.UpdatePlace;
import palimpsest.model.machine.Words;
import palimpsest.model.machine.Worker;
import palimpsest.model.machine.WorkerPlace;
import palimpsest.model.machine.WorkerStep;
import palimpsest.properties.conformance.Mutant.Replacement;

/// Workers that do another thing than they should.
final class WorkerMutants {
  private final Mutants mutants;

  private WorkerMutants(Mutants mutants) {
    this.mutants = mutants;
  }

  static void addTo(Mutants mutants) {
    WorkerMutants workers = new WorkerMutants(mutants);
    mutants.add("AnsweredEarly", workers.serve(workers::serveAnswering));
    mutants.add("ReadsBlank", workers.serve(workers::serveBlank));
    mutants.add("EntersUnannounced", workers.announce(false));
    mutants.add("TakenTwice", workers.announce(true));
    mutants.upTo("TakenTwice", WorkerMutants::isServedOnce);
    mutants.add("PauseAnswers", workers.enter(WorkerMutants::enterOrAnswer));
    mutants.add("PausedAllAlong", workers.enter(WorkerMutants::enterAtRest));
    mutants.add(
        "PauseForgets",
        mutants.worker(
            new WorkerStep.Retreat(1), WorkerPlace.RETREAT, _ -> true, WorkerMutants::forget));
    mutants.add(
        "NeverWoken",
        mutants.worker(
            new WorkerStep.AwaitGate(1), WorkerPlace.AWAIT_GATE, _ -> false, (state, _) -> state));
    mutants.add(
        "ResumedInside",
        mutants.worker(
            new WorkerStep.AwaitGate(1),
            WorkerPlace.AWAIT_GATE,
            state -> state.gate() == Gate.OPEN,
            workers::resume));
    mutants.add("LoginNotMarked", workers.markNothing());
    mutants.add("MarkBeforeWrite", workers.writeMarking(), workers.markNothing());
    workers.addLateWrite();
  }

  /// Whether a request is in the hands of one worker at most, and none has one that was answered.
  private static boolean isServedOnce(State state) {
    Numbers taken = Numbers.NONE;
    for (Worker worker : state.workers().worker()) {
      int port = worker.port();
      if (worker.at() != WorkerPlace.IDLE
          && (taken.contains(port) || state.hosts().request().at(port).equals(Request.NONE))) {
        return false;
      }
      taken = taken.with(port);
    }
    return true;
  }

  /// The same action of another worker.
  static WorkerStep of(WorkerStep any, int w) {
    return switch (any) {
      case WorkerStep.Announce(_, int p) -> new WorkerStep.Announce(w, p);
      case WorkerStep.Enter _ -> new WorkerStep.Enter(w);
      case WorkerStep.Retreat _ -> new WorkerStep.Retreat(w);
      case WorkerStep.AwaitGate _ -> new WorkerStep.AwaitGate(w);
      case WorkerStep.Serve _ -> new WorkerStep.Serve(w);
      case WorkerStep.WriteWord _ -> new WorkerStep.WriteWord(w);
      case WorkerStep.WriteHeader _ -> new WorkerStep.WriteHeader(w);
      case WorkerStep.MarkEntry _ -> new WorkerStep.MarkEntry(w);
      case WorkerStep.Leave _ -> new WorkerStep.Leave(w);
      case WorkerStep.MoveBlock _ -> new WorkerStep.MoveBlock(w);
      case WorkerStep.Answer _ -> new WorkerStep.Answer(w);
    };
  }

  private Replacement<State, Step> serve(BiFunction<State, Integer, State> effect) {
    return mutants.worker(new WorkerStep.Serve(1), WorkerPlace.SERVE, _ -> true, effect);
  }

  private Replacement<State, Step> enter(BiFunction<State, Integer, State> effect) {
    return mutants.worker(new WorkerStep.Enter(1), WorkerPlace.ENTER, _ -> true, effect);
  }

  private Replacement<State, Step> markNothing() {
    return mutants.worker(
        new WorkerStep.MarkEntry(1),
        WorkerPlace.MARK_ENTRY,
        _ -> true,
        (state, w) -> with(state, w, state.worker(w).goes(WorkerPlace.LEAVE)));
  }

  private Replacement<State, Step> writeMarking() {
    return mutants.worker(
        new WorkerStep.WriteWord(1),
        WorkerPlace.WRITE_WORD,
        _ -> true,
        (state, w) -> {
          State next = mutants.machine().apply(state, new WorkerStep.WriteWord(w));
          int port = state.worker(w).port();
          return next.data().tracking()
              ? next.with(next.data().withMarks(true, next.data().marks().with(port)))
              : next;
        });
  }

  private Replacement<State, Step> announce(boolean isAny) {
    return new Replacement<>(
        "Announce",
        state -> {
          List<Step> steps = new ArrayList<>();
          for (int w = 1; w <= mutants.constants().workers(); w++) {
            for (int p = 1; p <= mutants.constants().ports(); p++) {
              Step step = new WorkerStep.Announce(w, p);
              boolean takesAny =
                  isAny
                      && state.worker(w).at() == WorkerPlace.IDLE
                      && !state.hosts().request().at(p).equals(Request.NONE);
              if (takesAny || mutants.machine().enabled(state, step)) {
                steps.add(step);
              }
            }
          }
          return steps;
        },
        (state, step) -> {
          WorkerStep.Announce announce = (WorkerStep.Announce) step;
          Worker old = state.worker(announce.w());
          Worker worker =
              new Worker(WorkerPlace.ENTER, announce.p(), old.code(), old.word(), old.told());
          State next = with(state, announce.w(), worker);
          return isAny
              ? next.with(
                  new Workers(next.workers().worker(), next.workers().inside().with(announce.w())))
              : next;
        });
  }

  private State serveAnswering(State state, int w) {
    Hosts hosts = state.hosts();
    int port = state.worker(w).port();
    State served =
        isLogin(state, w)
            ? mutants.machine().apply(state, new WorkerStep.Serve(w))
            : leaving(state, w, hosts.host().at(port));
    return served.with(
        new Hosts(hosts.host().with(port, served.worker(w).told()), hosts.request()));
  }

  private State serveBlank(State state, int w) {
    return isLogin(state, w)
        ? mutants.machine().apply(state, new WorkerStep.Serve(w))
        : leaving(state, w, Session.LOGGED_OUT);
  }

  private static boolean isLogin(State state, int w) {
    return state.hosts().request().at(state.worker(w).port()).kind() == Request.Kind.LOGIN;
  }

  private static State leaving(State state, int w, Session told) {
    Worker worker = state.worker(w);
    return with(state, w, new Worker(WorkerPlace.LEAVE, worker.port(), worker.code(), 0, told));
  }

  private static State enterOrAnswer(State state, int w) {
    Worker worker = state.worker(w);
    int port = worker.port();
    if (state.gate() == Gate.OPEN) {
      return serving(state, w, Session.LOGGED_OUT);
    }
    Session told = state.hosts().host().at(port);
    return outside(
        state, w, new Worker(WorkerPlace.ANSWER, port, Words.NO_IMAGE, worker.word(), told));
  }

  private static State enterAtRest(State state, int w) {
    Worker worker = state.worker(w);
    return state.update().at() == UpdatePlace.IDLE
        ? serving(state, w, worker.told())
        : with(
            state,
            w,
            new Worker(
                WorkerPlace.RETREAT, worker.port(), Words.NO_IMAGE, worker.word(), worker.told()));
  }

  private static State serving(State state, int w, Session told) {
    Worker worker = state.worker(w);
    String code = state.images().running();
    return with(state, w, new Worker(WorkerPlace.SERVE, worker.port(), code, worker.word(), told));
  }

  private static State forget(State state, int w) {
    Hosts hosts = state.hosts();
    int port = state.worker(w).port();
    return outside(state, w, Worker.IDLE)
        .with(new Hosts(hosts.host(), hosts.request().with(port, Request.NONE)));
  }

  private State resume(State state, int w) {
    Worker worker = state.worker(w);
    String code = mutants.constants().firstImage();
    return with(
        state, w, new Worker(WorkerPlace.SERVE, worker.port(), code, worker.word(), worker.told()));
  }

  private void addLateWrite() {
    mutants.add(
        "LateWrite",
        serve(
            (state, w) -> {
              State served = mutants.machine().apply(state, new WorkerStep.Serve(w));
              return with(served, w, served.worker(w).goes(WorkerPlace.LEAVE));
            }),
        mutants.worker(
            new WorkerStep.Leave(1),
            WorkerPlace.LEAVE,
            _ -> true,
            (state, w) -> outside(state, w, state.worker(w).goes(WorkerPlace.WRITE_WORD))),
        mutants.worker(
            new WorkerStep.MarkEntry(1),
            WorkerPlace.MARK_ENTRY,
            _ -> true,
            (state, w) -> {
              State marked = mutants.machine().apply(state, new WorkerStep.MarkEntry(w));
              Worker old = marked.worker(w);
              return with(
                  marked,
                  w,
                  new Worker(
                      WorkerPlace.ANSWER, old.port(), Words.NO_IMAGE, old.word(), old.told()));
            }));
  }

  private static State with(State state, int w, Worker worker) {
    Workers workers = state.workers();
    return state.with(new Workers(workers.worker().with(w, worker), workers.inside()));
  }

  private static State outside(State state, int w, Worker worker) {
    Workers workers = state.workers();
    return state.with(new Workers(workers.worker().with(w, worker), workers.inside().without(w)));
  }
}
