package palimpsest.model.machine;

import palimpsest.model.machine.State.Gate;

/// The way back: the window first, then the gate, then the rest.
///
/// @param whole whether the window is
/// @param open whether the gate is
/// @param tracking whether changes are marked
public record WayBack(boolean whole, boolean open, boolean tracking) {
  /// Where all is as it was but for the modules.
  public static final WayBack LAST = new WayBack(true, true, false);

  /// The state once the update is refused.
  public static State refused(State state, Refusal refusal) {
    WayBack way =
        new WayBack(state.images().whole(), state.gate() == Gate.OPEN, state.data().tracking());
    return state.with(way.of(state.update().with(next -> next.refusal = refusal)));
  }

  /// The update on its way back.
  public Update of(Update update) {
    UpdatePlace place = place(update);
    return update.with(
        next -> {
          next.at = place;
          next.block = place == UpdatePlace.RESTORE_BLOCK ? 1 : 0;
          next.entry = 0;
          next.scratch = Entry.BLANK;
          next.round = 0;
          next.plan = Row.empty();
        });
  }

  private UpdatePlace place(Update update) {
    if (!whole) {
      return UpdatePlace.RESTORE_BLOCK;
    }
    if (!open) {
      return UpdatePlace.REOPEN_GATE;
    }
    if (tracking) {
      return UpdatePlace.STOP_TRACKING;
    }
    return update.burnt().isEmpty() ? UpdatePlace.RETURN_BUFFER : UpdatePlace.UNDO_BURN;
  }
}
