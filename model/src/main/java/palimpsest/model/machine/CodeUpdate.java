package palimpsest.model.machine;

import java.util.ArrayList;
import java.util.List;
import palimpsest.model.machine.State.Buffer;
import palimpsest.model.machine.State.Data;
import palimpsest.model.machine.State.Gate;
import palimpsest.model.machine.State.Handover;
import palimpsest.model.machine.State.Hosts;
import palimpsest.model.machine.State.Images;
import palimpsest.model.machine.State.Outside;
import palimpsest.model.machine.State.Workers;

/// The protocol: an adapter replaces its image while workers serve requests. The specification's
/// module of that name, action for action.
public final class CodeUpdate implements Machine<State, Step> {
  private final Constants constants;
  private final WorkerActions workers;
  private final UpdateActions updates;
  private final EnvironmentActions environment;

  public CodeUpdate(Constants constants) {
    this.constants = constants;
    workers = new WorkerActions(constants);
    updates = new UpdateActions(constants);
    environment = new EnvironmentActions(constants);
  }

  public Constants constants() {
    return constants;
  }

  @Override
  public List<State> initial() {
    String name = constants.firstImage();
    Image image = constants.image(name);
    int ports = constants.ports();
    Entry loggedOut = Words.entryOf(image.layout(), Session.LOGGED_OUT);
    return List.of(
        new State(
            new Hosts(Row.each(ports, _ -> Session.LOGGED_OUT), Row.each(ports, _ -> Request.NONE)),
            new Workers(Row.each(constants.workers(), _ -> Worker.IDLE), Numbers.NONE),
            Gate.OPEN,
            new Images(
                true,
                Words.inWindow(constants.windowBlocks(), name, image),
                Row.empty(),
                Buffer.EMPTY,
                Handover.NONE,
                name),
            new Data(
                Row.of(Row.each(ports, _ -> loggedOut), Row.each(ports, _ -> Entry.BLANK)),
                1,
                false,
                Numbers.NONE),
            new Outside(constants.firstLevels(), image.offers()),
            Update.NONE));
  }

  /// The system's steps first, worker by worker, then the environment's.
  @Override
  public List<Step> steps(State state) {
    List<Step> steps = new ArrayList<>();
    updates.addEnabled(state, steps);
    workers.addEnabled(state, steps);
    environment.addEnabled(state, steps);
    return steps;
  }

  @Override
  public boolean enabled(State state, Step step) {
    return switch (step) {
      case WorkerStep worker -> workers.enabled(state, worker);
      case UpdateStep update -> UpdateActions.enabled(state, update);
      case EnvironmentStep event -> environment.enabled(state, event);
    };
  }

  @Override
  public State apply(State state, Step step) {
    if (!enabled(state, step)) {
      throw new IllegalArgumentException("a step is enabled: step=" + step + " state=" + state);
    }
    return switch (step) {
      case WorkerStep worker -> workers.apply(state, worker);
      case UpdateStep update -> updates.apply(state, update);
      case EnvironmentStep event -> environment.apply(state, event);
    };
  }

  @Override
  public String action(Step step) {
    return step.action();
  }
}
