package palimpsest.model.machine.storage;

import palimpsest.model.machine.Numbers;
import palimpsest.model.machine.Row;
import palimpsest.model.machine.storage.StorageState.Adapters;
import palimpsest.model.machine.storage.StorageState.Condition;

/// What a roll does.
record RollActions(StorageConstants constants) {
  private Row<String> all(String image) {
    return Row.each(constants.blocks(), _ -> image);
  }

  Row<Row<String>> emptyDevices() {
    return Row.each(constants.adapters(), _ -> all(StorageState.NO_IMAGE));
  }

  /// The lowest of some numbers from 1 on.
  private static int least(Numbers numbers) {
    return numbers.next(1);
  }

  private static Numbers without(Numbers numbers, Numbers others) {
    return new Numbers(numbers.bits() & ~others.bits());
  }

  private static Numbers both(Numbers numbers, Numbers others) {
    return new Numbers(numbers.bits() & others.bits());
  }

  /// One roll at a time, and one of each id; the source is notified.
  StorageState startRoll(StorageState state, int id) {
    Numbers alive = state.adapters().alive();
    return state
        .with(state.pending().without(id))
        .with(state.begun().with(id, 1))
        .with(
            new Roll(
                RollPlace.STORE_BLOCK,
                id,
                constants.updates().at(id),
                least(alive),
                0,
                1,
                alive,
                false));
  }

  boolean mayAdvance(StorageState state) {
    Roll roll = state.roll();
    Numbers alive = state.adapters().alive();
    return switch (roll.at()) {
      case IDLE -> false;
      case END_ROLL -> true;
      case UPDATE_ADAPTER -> alive.contains(roll.turn());
      case PASS_BLOCK, PAUSE_ADAPTER -> alive.contains(roll.lead()) && alive.contains(roll.turn());
      case STORE_BLOCK, CHECK_STORED, CHECK_COMPATIBLE, CHOOSE_NEXT -> alive.contains(roll.lead());
    };
  }

  StorageState advance(StorageState state) {
    Roll roll = state.roll();
    Adapters adapters = state.adapters();
    return switch (roll.at()) {
      case IDLE -> throw new IllegalArgumentException("a roll goes on: at=" + roll.at());
      case STORE_BLOCK ->
          state
              .with(adapters.withBlock(roll.lead(), roll.block(), state.medium()))
              .with(behindBlock(roll, RollPlace.CHECK_STORED));
      case CHECK_STORED ->
          state.with(
              hasImage(state, roll.lead())
                  ? roll.goes(RollPlace.CHECK_COMPATIBLE)
                  : roll.stopped());
      case CHECK_COMPATIBLE ->
          state.with(isCompatible(state) ? roll.goes(RollPlace.CHOOSE_NEXT) : roll.stopped());
      case CHOOSE_NEXT -> state.with(chosen(state));
      case PASS_BLOCK -> {
        String block = adapters.device().at(roll.lead()).at(roll.block());
        yield state
            .with(adapters.withBlock(roll.turn(), roll.block(), block))
            .with(behindBlock(roll, RollPlace.PAUSE_ADAPTER));
      }
      case PAUSE_ADAPTER -> pauseAdapter(state);
      case UPDATE_ADAPTER ->
          state
              .with(adapters.withVersion(roll.turn(), roll.image()).with(roll.turn(), Condition.UP))
              .with(
                  roll.withLeft(roll.left().without(roll.turn()))
                      .withTurn(0)
                      .goes(RollPlace.CHOOSE_NEXT));
      case END_ROLL -> state.with(adapters.withDevices(emptyDevices())).with(Roll.NONE);
    };
  }

  private Roll behindBlock(Roll roll, RollPlace next) {
    return roll.block() < constants.blocks()
        ? roll.goes(roll.at(), roll.block() + 1)
        : roll.goes(next, 0);
  }

  private boolean hasImage(StorageState state, int adapter) {
    return state.adapters().device().at(adapter).equals(all(state.roll().image()));
  }

  private boolean isCompatible(StorageState state) {
    Adapters adapters = state.adapters();
    return adapters.alive().stream()
        .allMatch(a -> constants.areTogether(state.roll().image(), adapters.version().at(a)));
  }

  /// The one that leads comes first.
  private static Roll chosen(StorageState state) {
    Roll roll = state.roll();
    Numbers left = both(roll.left(), state.adapters().alive());
    Roll next = roll.withLeft(left);
    if (left.isEmpty()) {
      return next.goes(RollPlace.END_ROLL);
    }
    return left.contains(roll.lead())
        ? next.withTurn(roll.lead()).goes(RollPlace.PAUSE_ADAPTER)
        : next.withTurn(least(left)).goes(RollPlace.PASS_BLOCK, 1);
  }

  /// Not while a host would be left without a path: then the roll stops.
  private StorageState pauseAdapter(StorageState state) {
    Roll roll = state.roll();
    return isSpared(state, roll.turn()) && hasImage(state, roll.turn())
        ? state
            .with(state.adapters().with(roll.turn(), Condition.PAUSED))
            .with(roll.goes(RollPlace.UPDATE_ADAPTER))
        : state.with(roll.stopped());
  }

  private boolean isSpared(StorageState state, int adapter) {
    Row<Condition> condition = state.adapters().condition();
    for (Numbers path : constants.paths()) {
      if (path.contains(adapter)
          && path.without(adapter).stream().noneMatch(a -> condition.at(a) == Condition.UP)) {
        return false;
      }
    }
    return true;
  }

  boolean isTurnMissed(StorageState state) {
    int turn = state.roll().turn();
    return turn != 0 && !state.adapters().alive().contains(turn);
  }

  boolean isOrphaned(StorageState state) {
    Roll roll = state.roll();
    return roll.at() != RollPlace.IDLE
        && roll.at() != RollPlace.END_ROLL
        && roll.at() != RollPlace.UPDATE_ADAPTER
        && !state.adapters().alive().contains(roll.lead())
        && !isTurnMissed(state);
  }

  /// Another one that has the image takes over; if there is none, the processor ends it.
  StorageState takeOver(StorageState state) {
    int heir =
        without(state.adapters().alive(), state.roll().left()).stream()
            .filter(a -> hasImage(state, a))
            .findFirst()
            .orElse(0);
    return state.with(heir == 0 ? state.roll().stopped() : state.roll().ledBy(heir));
  }

  /// The adapter goes on with the old image.
  StorageState failUpdate(StorageState state) {
    return state
        .with(state.adapters().with(state.roll().turn(), Condition.UP))
        .with(state.roll().stopped());
  }
}
