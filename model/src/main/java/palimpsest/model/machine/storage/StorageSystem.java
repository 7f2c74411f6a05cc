package palimpsest.model.machine.storage;

import java.util.ArrayList;
import java.util.List;
import palimpsest.model.machine.Machine;
import palimpsest.model.machine.Numbers;
import palimpsest.model.machine.Row;
import palimpsest.model.machine.storage.StorageState.Adapters;
import palimpsest.model.machine.storage.StorageState.Condition;
import palimpsest.model.machine.storage.StorageStep.Advance;
import palimpsest.model.machine.storage.StorageStep.AskFor;
import palimpsest.model.machine.storage.StorageStep.Die;
import palimpsest.model.machine.storage.StorageStep.FailUpdate;
import palimpsest.model.machine.storage.StorageStep.IgnoreUpdate;
import palimpsest.model.machine.storage.StorageStep.InsertMedium;
import palimpsest.model.machine.storage.StorageStep.MissTurn;
import palimpsest.model.machine.storage.StorageStep.RemoveMedium;
import palimpsest.model.machine.storage.StorageStep.StartRoll;
import palimpsest.model.machine.storage.StorageStep.TakeOver;

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
      others.add(new StartRoll(u));
      others.add(new IgnoreUpdate(u));
    }
    others.add(new MissTurn());
    others.add(new TakeOver());
    constants.images().keySet().forEach(image -> others.add(new InsertMedium(image)));
    others.add(new RemoveMedium());
    for (int u = 1; u <= constants.updates().size(); u++) {
      others.add(new AskFor(u));
    }
    others.add(new FailUpdate());
    for (int a = 1; a <= constants.adapters(); a++) {
      others.add(new Die(a));
    }
  }

  @Override
  public List<StorageState> initial() {
    int count = constants.adapters();
    return List.of(
        new StorageState(
            StorageState.NO_IMAGE,
            Numbers.NONE,
            Row.each(constants.updates().size(), _ -> 0),
            new Adapters(
                Row.each(count, _ -> Condition.UP),
                Row.each(count, _ -> constants.firstImage()),
                rolls.emptyDevices()),
            Roll.NONE));
  }

  /// The roll's step first, then the processor's, then the environment's.
  @Override
  public List<StorageStep> steps(StorageState state) {
    List<StorageStep> steps = new ArrayList<>();
    if (rolls.mayAdvance(state)) {
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
    Roll roll = state.roll();
    Numbers alive = state.adapters().alive();
    return switch (step) {
      case Advance(RollPlace at) -> roll.at() == at && rolls.mayAdvance(state);
      case StartRoll(int u) ->
          roll.at() == RollPlace.IDLE
              && state.pending().contains(u)
              && state.begun().at(u) == 0
              && !alive.isEmpty();
      case IgnoreUpdate(int u) ->
          state.pending().contains(u) && (state.begun().at(u) != 0 || alive.isEmpty());
      case MissTurn _ -> rolls.isTurnMissed(state);
      case TakeOver _ -> rolls.isOrphaned(state);
      case InsertMedium(String i) ->
          constants.images().containsKey(i) && state.medium().equals(StorageState.NO_IMAGE);
      case RemoveMedium _ ->
          occurs(StorageFault.MEDIUM) && !state.medium().equals(StorageState.NO_IMAGE);
      case AskFor(int u) -> !state.pending().contains(u);
      case FailUpdate _ ->
          occurs(StorageFault.UPDATE)
              && roll.at() == RollPlace.UPDATE_ADAPTER
              && alive.contains(roll.turn());
      case Die(int a) -> occurs(StorageFault.DEATH) && alive.contains(a);
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
      case StartRoll(int u) -> rolls.startRoll(state, u);
      case IgnoreUpdate(int u) -> state.with(state.pending().without(u));
      case MissTurn _ -> state.with(state.roll().stopped());
      case TakeOver _ -> rolls.takeOver(state);
      case InsertMedium(String i) -> state.withMedium(i);
      case RemoveMedium _ -> state.withMedium(StorageState.NO_IMAGE);
      case AskFor(int u) -> state.with(state.pending().with(u));
      case FailUpdate _ -> rolls.failUpdate(state);
      case Die(int a) -> state.with(state.adapters().with(a, Condition.DEAD));
    };
  }

  @Override
  public String action(StorageStep step) {
    return step.action();
  }
}
