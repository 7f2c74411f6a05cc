package palimpsest.model.machine;

import java.util.List;
import palimpsest.model.machine.State.Data;
import palimpsest.model.machine.State.Gate;
import palimpsest.model.machine.State.Hosts;
import palimpsest.model.machine.State.Workers;

/// A worker with a request.
record WorkerActions(Constants constants) {
  void addEnabled(State state, List<Step> steps) {
    for (int w = 1; w <= constants.workers(); w++) {
      switch (state.worker(w).at()) {
        case IDLE, ANNOUNCE -> {
          for (int p = 1; p <= constants.ports(); p++) {
            add(state, new WorkerStep.Announce(w, p), steps);
          }
        }
        case ENTER -> steps.add(new WorkerStep.Enter(w));
        case RETREAT -> steps.add(new WorkerStep.Retreat(w));
        case AWAIT_GATE -> add(state, new WorkerStep.AwaitGate(w), steps);
        case SERVE -> steps.add(new WorkerStep.Serve(w));
        case WRITE_WORD -> steps.add(new WorkerStep.WriteWord(w));
        case WRITE_HEADER -> steps.add(new WorkerStep.WriteHeader(w));
        case MARK_ENTRY -> steps.add(new WorkerStep.MarkEntry(w));
        case LEAVE -> steps.add(new WorkerStep.Leave(w));
        case MOVE_BLOCK -> steps.add(new WorkerStep.MoveBlock(w));
        case STUCK, HUNG -> {
          // For ever.
        }
        case ANSWER -> steps.add(new WorkerStep.Answer(w));
      }
    }
  }

  private void add(State state, WorkerStep step, List<Step> steps) {
    if (enabled(state, step)) {
      steps.add(step);
    }
  }

  boolean enabled(State state, WorkerStep step) {
    if (step.w() < 1 || step.w() > constants.workers()) {
      return false;
    }
    Worker worker = state.worker(step.w());
    return switch (step) {
      case WorkerStep.Announce(_, int p) -> mayAnnounce(state, worker, p);
      case WorkerStep.Enter _ -> worker.at() == WorkerPlace.ENTER;
      case WorkerStep.Retreat _ -> worker.at() == WorkerPlace.RETREAT;
      case WorkerStep.AwaitGate _ ->
          worker.at() == WorkerPlace.AWAIT_GATE && state.gate() == Gate.OPEN;
      case WorkerStep.Serve _ -> worker.at() == WorkerPlace.SERVE;
      case WorkerStep.WriteWord _ -> worker.at() == WorkerPlace.WRITE_WORD;
      case WorkerStep.WriteHeader _ -> worker.at() == WorkerPlace.WRITE_HEADER;
      case WorkerStep.MarkEntry _ -> worker.at() == WorkerPlace.MARK_ENTRY;
      case WorkerStep.Leave _ -> worker.at() == WorkerPlace.LEAVE;
      case WorkerStep.MoveBlock _ -> worker.at() == WorkerPlace.MOVE_BLOCK;
      case WorkerStep.Answer _ -> worker.at() == WorkerPlace.ANSWER;
    };
  }

  private boolean mayAnnounce(State state, Worker worker, int p) {
    if (p < 1 || p > constants.ports()) {
      return false;
    }
    return switch (worker.at()) {
      case IDLE -> state.hosts().request().at(p).kind() != Request.Kind.NONE && !isTaken(state, p);
      case ANNOUNCE -> worker.port() == p;
      case ENTER,
          RETREAT,
          AWAIT_GATE,
          SERVE,
          STUCK,
          WRITE_WORD,
          WRITE_HEADER,
          MARK_ENTRY,
          LEAVE,
          MOVE_BLOCK,
          HUNG,
          ANSWER ->
          false;
    };
  }

  /// Whether a worker has the request of the port.
  private boolean isTaken(State state, int p) {
    for (int w = 1; w <= constants.workers(); w++) {
      if (state.worker(w).port() == p) {
        return true;
      }
    }
    return false;
  }

  State apply(State state, WorkerStep step) {
    Workers workers = state.workers();
    int w = step.w();
    Worker worker = workers.worker().at(w);
    return switch (step) {
      case WorkerStep.Announce(_, int p) ->
          state.with(
              changed(
                  workers,
                  w,
                  new Worker(WorkerPlace.ENTER, p, worker.code(), worker.word(), worker.told()),
                  workers.inside().with(w)));
      case WorkerStep.Enter _ -> enter(state, w, worker);
      case WorkerStep.Retreat _ ->
          state.with(
              changed(
                  workers, w, worker.goes(WorkerPlace.AWAIT_GATE), workers.inside().without(w)));
      case WorkerStep.AwaitGate _ -> goes(state, w, WorkerPlace.ANNOUNCE);
      case WorkerStep.Serve _ -> serve(state, w, worker);
      case WorkerStep.WriteWord _ -> writeWord(state, w, worker);
      case WorkerStep.WriteHeader _ -> writeHeader(state, w, worker);
      case WorkerStep.MarkEntry _ -> markEntry(state, w, worker);
      case WorkerStep.Leave _ -> leave(state, w, worker);
      case WorkerStep.MoveBlock _ -> goes(state, w, WorkerPlace.ANSWER);
      case WorkerStep.Answer _ -> answer(state, w, worker);
    };
  }

  private static State enter(State state, int w, Worker worker) {
    boolean isOpen = state.gate() == Gate.OPEN;
    WorkerPlace place = isOpen ? WorkerPlace.SERVE : WorkerPlace.RETREAT;
    String code = isOpen ? state.images().running() : Words.NO_IMAGE;
    return replaced(state, w, new Worker(place, worker.port(), code, worker.word(), worker.told()));
  }

  /// Without a session a logout changes nothing.
  private State serve(State state, int w, Worker worker) {
    int p = worker.port();
    Request request = state.hosts().request().at(p);
    Entry entry = state.data().entry(state.data().root(), p);
    WorkerPlace place =
        switch (request.kind()) {
          case LOGIN -> WorkerPlace.WRITE_WORD;
          case LOGOUT -> entry.there() ? WorkerPlace.WRITE_WORD : WorkerPlace.LEAVE;
          case READ -> WorkerPlace.LEAVE;
          case NONE -> throw new IllegalArgumentException("a request is served: state=" + state);
        };
    int word = place == WorkerPlace.WRITE_WORD ? 1 : 0;
    return replaced(
        state, w, new Worker(place, p, worker.code(), word, outcome(worker, request, entry)));
  }

  /// What the request leaves of the session, as the code in hand sees it.
  private Session outcome(Worker worker, Request request, Entry entry) {
    Image code = constants.image(worker.code());
    Session session = Words.sessionIn(code.layout(), entry);
    return switch (request.kind()) {
      case LOGIN ->
          new Session(
              Words.kept(code, request.value()), (session.session() + 1) % constants.sessions());
      case LOGOUT -> session.withoutValue();
      case READ, NONE -> session;
    };
  }

  private State writeWord(State state, int w, Worker worker) {
    Data data = state.data();
    int p = worker.port();
    Entry old = data.entry(data.root(), p);
    Entry written = Words.entryOf(constants.image(worker.code()).layout(), worker.told());
    boolean isFirst = worker.word() == 1;
    Entry entry =
        isFirst
            ? new Entry(old.there(), written.value(), old.session())
            : new Entry(old.there(), old.value(), written.session());
    Worker next =
        new Worker(
            isFirst ? WorkerPlace.WRITE_WORD : WorkerPlace.WRITE_HEADER,
            p,
            worker.code(),
            isFirst ? 2 : 0,
            worker.told());
    return replaced(state, w, next).with(data.withEntry(data.root(), p, entry));
  }

  private static State writeHeader(State state, int w, Worker worker) {
    Data data = state.data();
    int p = worker.port();
    Entry entry = data.entry(data.root(), p).withThere(worker.told().value() != 0);
    return goes(state, w, WorkerPlace.MARK_ENTRY).with(data.withEntry(data.root(), p, entry));
  }

  /// After the entry was changed, never before.
  private static State markEntry(State state, int w, Worker worker) {
    Data data = state.data();
    State next = goes(state, w, WorkerPlace.LEAVE);
    return data.tracking()
        ? next.with(data.withMarks(true, data.marks().with(worker.port())))
        : next;
  }

  /// A block is moved once the worker is outside, and none is without a session.
  private static State leave(State state, int w, Worker worker) {
    Request request = state.hosts().request().at(worker.port());
    boolean isMoving = request.kind() == Request.Kind.READ && worker.told().value() != 0;
    WorkerPlace place = isMoving ? WorkerPlace.MOVE_BLOCK : WorkerPlace.ANSWER;
    Worker left = new Worker(place, worker.port(), Words.NO_IMAGE, worker.word(), worker.told());
    Workers workers = state.workers();
    return state.with(changed(workers, w, left, workers.inside().without(w)));
  }

  private static State answer(State state, int w, Worker worker) {
    Hosts hosts = state.hosts();
    int p = worker.port();
    return replaced(state, w, Worker.IDLE)
        .with(
            new Hosts(hosts.host().with(p, worker.told()), hosts.request().with(p, Request.NONE)));
  }

  static State goes(State state, int w, WorkerPlace place) {
    return replaced(state, w, state.worker(w).goes(place));
  }

  private static State replaced(State state, int w, Worker worker) {
    return state.with(changed(state.workers(), w, worker, state.workers().inside()));
  }

  private static Workers changed(Workers workers, int w, Worker worker, Numbers inside) {
    return new Workers(workers.worker().with(w, worker), inside);
  }
}
