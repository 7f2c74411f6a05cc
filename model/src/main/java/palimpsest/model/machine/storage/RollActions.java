package palimpsest.model.machine.storage;

import palimpsest.model.machine.Numbers;
import palimpsest.model.machine.storage.StorageState.Adapters;
import palimpsest.model.machine.storage.StorageState.Condition;

/// What a roll does.
record RollActions(StorageConstants constants) {
  StorageState advance(StorageState state) {
    return switch (state.roll().at()) {
      case IDLE -> throw new IllegalArgumentException("a roll goes on: at=" + state.roll().at());
      case ACCEPT -> state.with(accepted(state.roll()));
      case START_ROLL -> state.with(mayStart(state) ? state.roll().copying(all()) : Roll.NONE);
      case COPY -> copy(state);
      case PAUSE_ADAPTER -> pauseAdapter(state);
      case UPDATE_ADAPTER -> updateAdapter(state);
      case CONFIRM -> confirm(state);
      case TAKE_OVER -> state.with(takenOver(state));
    };
  }

  private Numbers all() {
    return Numbers.upTo(constants.adapters());
  }

  private Roll accepted(Roll roll) {
    return new Roll(
        RollPlace.START_ROLL,
        roll.id(),
        constants.updates().at(roll.id()),
        all().next(1),
        Numbers.NONE,
        all());
  }

  /// All adapters are there, old and new run together, and each host has another path for each.
  private boolean mayStart(StorageState state) {
    return all().stream().allMatch(a -> state.adapters().isUp(a) && isSpared(state, a))
        && isCompatible(state);
  }

  /// Those included that may come back.
  private boolean isCompatible(StorageState state) {
    return all().stream()
        .allMatch(
            a -> constants.areTogether(state.roll().image(), state.adapters().version().at(a)));
  }

  private boolean isSpared(StorageState state, int adapter) {
    for (Numbers path : constants.paths()) {
      if (path.contains(adapter)
          && path.without(adapter).stream().noneMatch(state.adapters()::isUp)) {
        return false;
      }
    }
    return true;
  }

  private static StorageState copy(StorageState state) {
    Roll roll = state.roll();
    Adapters adapters = state.adapters();
    int next = roll.lacking().next(1);
    boolean has = adapters.has(next, roll.image());
    if (adapters.isDead(roll.source())) {
      return state.with(roll.orphaned());
    }
    if (adapters.isDead(next) || (adapters.trial().contains(next) && !has)) {
      return state.with(Roll.NONE);
    }
    return state
        .with(has ? adapters : adapters.withDevice(next, roll.image()))
        .with(roll.copying(roll.lacking().without(next)));
  }

  /// Not while a host would be left without a path: then the roll stops.
  private StorageState pauseAdapter(StorageState state) {
    Roll roll = state.roll();
    Adapters adapters = state.adapters();
    int turn = roll.turn();
    if (adapters.isDead(roll.source())) {
      return state.with(roll.orphaned());
    }
    if (adapters.isDead(turn)) {
      return state.with(Roll.NONE);
    }
    if (adapters.version().at(turn).equals(roll.image())) {
      return state.with(roll.goes(RollPlace.CONFIRM));
    }
    return isSpared(state, turn) && isCompatible(state) && adapters.has(turn, roll.image())
        ? state
            .with(adapters.with(turn, Condition.PAUSED))
            .with(roll.goes(RollPlace.UPDATE_ADAPTER))
        : state.with(Roll.NONE);
  }

  /// One that died meanwhile may have died of the image.
  private static StorageState updateAdapter(StorageState state) {
    Roll roll = state.roll();
    return isPaused(state)
        ? state
            .with(state.adapters().updated(roll.turn(), roll.image()))
            .with(roll.goes(RollPlace.CONFIRM))
        : state.with(Roll.NONE);
  }

  private static StorageState confirm(StorageState state) {
    Roll roll = state.roll();
    int turn = roll.turn();
    return state.adapters().isDead(turn)
        ? state.with(Roll.NONE)
        : state
            .with(state.adapters().withTrial(state.adapters().trial().without(turn)))
            .with(roll.updating(roll.left().without(turn)));
  }

  /// Another one that has the image goes on, or the roll ends. Who has the image and is neither to
  /// be updated nor runs it is a source that died before.
  private Roll takenOver(StorageState state) {
    Roll roll = state.roll();
    Adapters adapters = state.adapters();
    Numbers left = roll.left().without(roll.source());
    int heir =
        all().without(roll.source()).stream()
            .filter(adapters::isUp)
            .filter(a -> adapters.has(a, roll.image()))
            .filter(a -> left.contains(a) || adapters.version().at(a).equals(roll.image()))
            .findFirst()
            .orElse(0);
    if (heir == 0 || left.isEmpty()) {
      return Roll.NONE;
    }
    Numbers lacking = Numbers.NONE;
    for (int a : left.stream().toArray()) {
      boolean serves = adapters.isUp(a) && adapters.has(a, roll.image());
      lacking = serves ? lacking : lacking.with(a);
    }
    return new Roll(roll.at(), roll.id(), roll.image(), heir, lacking, left).copying(lacking);
  }

  /// Whether the update that is the roll's runs.
  static boolean isPaused(StorageState state) {
    return state.roll().at() == RollPlace.UPDATE_ADAPTER
        && state.adapters().condition().at(state.roll().turn()) == Condition.PAUSED;
  }

  /// The adapter goes on with the old image.
  static StorageState failUpdate(StorageState state) {
    return state.with(state.adapters().with(state.roll().turn(), Condition.UP)).with(Roll.NONE);
  }
}
