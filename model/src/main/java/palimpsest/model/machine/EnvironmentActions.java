package palimpsest.model.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import palimpsest.model.machine.EnvironmentStep.FailBurn;
import palimpsest.model.machine.EnvironmentStep.FailCode;
import palimpsest.model.machine.EnvironmentStep.FailSource;
import palimpsest.model.machine.EnvironmentStep.FailUndo;
import palimpsest.model.machine.EnvironmentStep.HangDevice;
import palimpsest.model.machine.EnvironmentStep.Interrupt;
import palimpsest.model.machine.EnvironmentStep.ReplaceModule;
import palimpsest.model.machine.EnvironmentStep.SpoilBlock;
import palimpsest.model.machine.EnvironmentStep.SpoilBuffer;
import palimpsest.model.machine.EnvironmentStep.StopWorker;
import palimpsest.model.machine.EnvironmentStep.Submit;
import palimpsest.model.machine.State.Buffer;
import palimpsest.model.machine.State.Hosts;
import palimpsest.model.machine.State.Images;

/// Hosts, who interrupts, and faults.
final class EnvironmentActions {
  private final Constants constants;
  private final List<Request> requests = new ArrayList<>();
  private final List<Interrupt> interrupts = new ArrayList<>();
  private final List<EnvironmentStep> events = new ArrayList<>();

  EnvironmentActions(Constants constants) {
    this.constants = constants;
    constants.values().stream().mapToObj(Request::login).forEach(requests::add);
    requests.add(Request.LOGOUT);
    requests.add(Request.READ);
    requests.removeIf(request -> !constants.kinds().contains(request.kind()));
    constants.images().keySet().forEach(name -> interrupts.add(new Interrupt(name)));
    for (int b = 1; b <= constants.windowBlocks(); b++) {
      addIf(Fault.BUFFER, new SpoilBuffer(b));
    }
    for (int b = 1; b <= constants.windowBlocks(); b++) {
      addIf(Fault.BLOCK, new SpoilBlock(b));
    }
    addIf(Fault.SOURCE, new FailSource());
    addIf(Fault.BURN, new FailBurn());
    addIf(Fault.UNDO, new FailUndo());
    addIf(Fault.CODE, new FailCode());
    for (int w = 1; w <= constants.workers(); w++) {
      addIf(Fault.WORKER, new StopWorker(w));
      addIf(Fault.DEVICE, new HangDevice(w));
    }
    constants.replaceable().stream()
        .forEach(m -> allLevels().forEach(level -> events.add(new ReplaceModule(m, level))));
  }

  private void addIf(Fault fault, EnvironmentStep step) {
    if (constants.faults().contains(fault)) {
      events.add(step);
    }
  }

  /// Every level that a module may have.
  private Set<Integer> allLevels() {
    Set<Integer> all = new TreeSet<>();
    for (Image image : constants.images().values()) {
      image.runsWith().forEach(levels -> levels.forEach(all::add));
    }
    return all;
  }

  void addEnabled(State state, List<Step> steps) {
    Row<Request> request = state.hosts().request();
    for (int p = 1; p <= request.size(); p++) {
      if (request.at(p).kind() == Request.Kind.NONE) {
        for (Request next : requests) {
          steps.add(new Submit(p, next));
        }
      }
    }
    for (Interrupt interrupt : interrupts) {
      if (enabled(state, interrupt)) {
        steps.add(interrupt);
      }
    }
    for (EnvironmentStep event : events) {
      if (enabled(state, event)) {
        steps.add(event);
      }
    }
  }

  boolean enabled(State state, EnvironmentStep step) {
    UpdatePlace at = state.update().at();
    return switch (step) {
      case Submit(int p, Request r) ->
          p >= 1
              && p <= constants.ports()
              && requests.contains(r)
              && state.hosts().request().at(p).kind() == Request.Kind.NONE;
      case Interrupt(String i) ->
          at == UpdatePlace.IDLE && constants.isPath(state.images().running(), i);
      case SpoilBuffer(int b) -> {
        Buffer buffer = state.images().buffer();
        yield occurs(Fault.BUFFER) && !buffer.sealed() && b >= 1 && b <= buffer.blocks().size();
      }
      case SpoilBlock(int b) -> maySpoilBlock(state, b);
      case FailSource _ -> occurs(Fault.SOURCE) && at == UpdatePlace.LOAD_CHUNK;
      case FailBurn _ -> occurs(Fault.BURN) && at == UpdatePlace.BURN_MODULE;
      case FailUndo _ -> occurs(Fault.UNDO) && at == UpdatePlace.UNDO_BURN;
      case FailCode _ -> occurs(Fault.CODE) && UpdatePlace.RUNNING_CODE.contains(at);
      case StopWorker(int w) -> occurs(Fault.WORKER) && isAt(state, w, WorkerPlace.SERVE);
      case HangDevice(int w) -> occurs(Fault.DEVICE) && isAt(state, w, WorkerPlace.MOVE_BLOCK);
      case ReplaceModule replacement -> mayReplace(state, replacement);
    };
  }

  private boolean isAt(State state, int w, WorkerPlace place) {
    return w >= 1 && w <= constants.workers() && state.worker(w).at() == place;
  }

  private boolean occurs(Fault fault) {
    return constants.faults().contains(fault);
  }

  private boolean maySpoilBlock(State state, int b) {
    Images images = state.images();
    UpdatePlace at = state.update().at();
    if (!occurs(Fault.BLOCK)
        || (at != UpdatePlace.VERIFY_COPY && at != UpdatePlace.VERIFY_RESTORED)) {
      return false;
    }
    String name = at == UpdatePlace.VERIFY_COPY ? state.update().image() : images.running();
    return state.update().spoilt() < constants.spoilsMax()
        && b >= 1
        && b <= images.window().size()
        && b <= constants.image(name).blocks()
        && !images.window().at(b).equals(Words.DAMAGED);
  }

  private boolean mayReplace(State state, ReplaceModule replacement) {
    Update update = state.update();
    Row<Integer> module = state.outside().module();
    int m = replacement.m();
    int level = replacement.level();
    return (update.at() == UpdatePlace.PLACE_TABLES || update.at() == UpdatePlace.BURN_MODULE)
        && constants.replaceable().contains(m)
        && update.burnt().isEmpty()
        && update.plan().contains(m)
        && module.at(m) != level
        && constants.image(state.images().running()).runsWith().contains(module.with(m, level));
  }

  State apply(State state, EnvironmentStep step) {
    return switch (step) {
      case Submit(int p, Request r) -> {
        Hosts hosts = state.hosts();
        yield state.with(new Hosts(hosts.host(), hosts.request().with(p, r)));
      }
      case Interrupt(String i) -> interrupt(state, i);
      case SpoilBuffer(int b) -> {
        Buffer buffer = state.images().buffer();
        Row<String> blocks = buffer.blocks().with(b, Words.DAMAGED);
        yield state.with(state.images().withBuffer(buffer.withBlocks(blocks)));
      }
      case SpoilBlock(int b) -> spoilBlock(state, b);
      case FailSource _ -> WayBack.refused(state, Refusal.SOURCE_FAILED);
      case FailBurn _ -> WayBack.refused(state, Refusal.BURN_FAILED);
      case FailUndo _ -> failUndo(state);
      case FailCode _ -> failCode(state);
      case StopWorker(int w) -> WorkerActions.goes(state, w, WorkerPlace.STUCK);
      case HangDevice(int w) -> WorkerActions.goes(state, w, WorkerPlace.HUNG);
      case ReplaceModule(int m, int level) -> state.with(state.outside().withLevel(m, level));
    };
  }

  private static State interrupt(State state, String name) {
    return state.with(
        Update.NONE.with(
            next -> {
              next.at = UpdatePlace.LOAD_CHUNK;
              next.image = name;
              next.block = 1;
            }));
  }

  /// The module stays burnt, and so do those that were burnt before it: with that combination the
  /// old image runs, as the plan passed through it; with another it may not.
  private static State failUndo(State state) {
    Update left =
        state
            .update()
            .with(
                next -> {
                  next.burnt = Row.empty();
                  next.remarked = true;
                });
    return state.with(WayBack.LAST.of(left));
  }

  /// Where there is no way back any more, neither image is brought into the window.
  private static State failCode(State before) {
    State state = before;
    if (state.update().at() == UpdatePlace.BRANCH) {
      Buffer buffer = state.images().buffer();
      state =
          state.with(state.images().withBuffer(new Buffer(buffer.blocks(), buffer.sealed(), true)));
    }
    if (state.update().at() == UpdatePlace.CHECK_IMAGE) {
      Buffer buffer = state.images().buffer();
      state =
          state.with(
              state.images().withBuffer(new Buffer(buffer.blocks(), true, buffer.executable())));
    }
    return state.update().forced()
        ? state.with(state.update().goes(UpdatePlace.LOST))
        : WayBack.refused(state, Refusal.BAD_CODE);
  }

  private static State spoilBlock(State state, int b) {
    Images images = state.images();
    int spoilt = state.update().spoilt() + 1;
    return state
        .with(images.withWindow(images.whole(), images.window().with(b, Words.DAMAGED)))
        .with(state.update().with(next -> next.spoilt = spoilt));
  }
}
