package palimpsest.model.machine.storage;

import java.util.ArrayList;
import java.util.List;
import palimpsest.model.machine.Machine;
import palimpsest.model.machine.Numbers;
import palimpsest.model.machine.Row;
import palimpsest.model.machine.storage.StorageState.Adapters;
import palimpsest.model.machine.storage.StorageState.Condition;
import palimpsest.model.machine.storage.StorageStep.Advance;
import palimpsest.model.machine.storage.StorageStep.Die;
import palimpsest.model.machine.storage.StorageStep.FailMedium;
import palimpsest.model.machine.storage.StorageStep.FailUpdate;
import palimpsest.model.machine.storage.StorageStep.Return;
import palimpsest.model.machine.storage.StorageStep.Trigger;

/// A storage system updates its adapters, one at a time, while hosts keep a path. The
/// specification's module of that name, action for action.
public final class StorageSystem implements Machine<StorageState, StorageStep> {
  private final StorageConstants constants;
  private final RollActions rolls;
  private final List<StorageStep> others = new ArrayList<>();

  public StorageSystem(StorageConstants constants) {
    this.constants = constants;
    rolls = new RollActions(constants);
    for (int u = 1; u <= constants.updates().size(); u++) {
      others.add(new Trigger(u));
    }
    others.add(new FailMedium());
    others.add(new FailUpdate());
    for (int a = 1; a <= constants.adapters(); a++) {
      others.add(new Die(a));
      others.add(new Return(a));
    }
  }

  @Override
  public List<StorageState> initial() {
    return List.of(
        new StorageState(
            Row.each(constants.updates().size(), _ -> 0),
            Adapters.running(constants.adapters(), constants.firstImage()),
            Roll.NONE));
  }

  /// The roll's step first, then the environment's.
  @Override
  public List<StorageStep> steps(StorageState state) {
    List<StorageStep> steps = new ArrayList<>();
    if (state.roll().at() != RollPlace.IDLE) {
      steps.add(new Advance(state.roll().at()));
    }
    for (StorageStep step : others) {
      if (enabled(state, step)) {
        steps.add(step);
      }
    }
    return steps;
  }

  @Override
  public boolean enabled(StorageState state, StorageStep step) {
    RollPlace at = state.roll().at();
    return switch (step) {
      case Advance(RollPlace next) -> at == next && at != RollPlace.IDLE;
      case Trigger(int u) -> at == RollPlace.IDLE && state.begun().at(u) == 0;
      case FailMedium _ -> occurs(StorageFault.MEDIUM) && at == RollPlace.ACCEPT;
      case FailUpdate _ -> occurs(StorageFault.UPDATE) && RollActions.isPaused(state);
      case Die(int a) -> occurs(StorageFault.DEATH) && !state.adapters().isDead(a);
      case Return(int a) -> occurs(StorageFault.RETURN) && state.adapters().isDead(a);
    };
  }

  private boolean occurs(StorageFault fault) {
    return constants.faults().contains(fault);
  }

  @Override
  public StorageState apply(StorageState state, StorageStep step) {
    if (!enabled(state, step)) {
      throw new IllegalArgumentException("a step is enabled: step=" + step + " state=" + state);
    }
    return switch (step) {
      case Advance _ -> rolls.advance(state);
      case Trigger(int u) ->
          state
              .with(state.begun().with(u, 1))
              .with(
                  new Roll(
                      RollPlace.ACCEPT, u, StorageState.NO_IMAGE, 0, Numbers.NONE, Numbers.NONE));
      case FailMedium _ -> state.with(Roll.NONE);
      case FailUpdate _ -> RollActions.failUpdate(state);
      case Die(int a) -> state.with(state.adapters().with(a, Condition.DEAD));
      case Return(int a) -> state.with(state.adapters().with(a, Condition.UP));
    };
  }

  @Override
  public String action(StorageStep step) {
    return step.action();
  }
}
