package palimpsest.properties.subject;

import palimpsest.impl.stage.PrepareStage;
import palimpsest.impl.stage.ReconcileStage;
import palimpsest.impl.stage.UpdateStage;
import palimpsest.model.machine.Row;

/// What has happened in the update that runs, where the specification remembers it and the
/// implementation has no need to.
///
/// @param before the levels of the modules when the plan was made
/// @param saved whether the old image was saved
/// @param spoilt blocks of the window that the world spoilt
record History(Row<Integer> before, boolean saved, int spoilt) {
  static final History NONE = new History(Row.empty(), false, 0);

  /// The history after a step of the update.
  ///
  /// @param levels of the modules when it was taken
  History after(UpdateStage stage, UpdateStage next, Row<Integer> levels) {
    boolean isPlanned =
        stage instanceof ReconcileStage.Identify && next instanceof ReconcileStage.PlaceTables;
    return new History(
        isPlanned ? levels : before, saved || stage instanceof PrepareStage.SaveOld, spoilt);
  }

  History withSpoilt() {
    return new History(before, saved, spoilt + 1);
  }
}
