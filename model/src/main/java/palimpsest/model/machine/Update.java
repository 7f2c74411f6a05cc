package palimpsest.model.machine;

import java.util.function.Consumer;

/// The update that runs: where it is, and what it has in hand.
///
/// @param at the action that comes next
/// @param image the new image
/// @param block the block that is loaded, copied or restored next
/// @param entry the entry in conversion
/// @param scratch what was read of it
/// @param round of conversion; 0 for the merge inside the pause
/// @param root where the new image's table is; 0 before it has a place
/// @param plan the modules to burn
/// @param before the levels that the plan was made for
/// @param burnt the modules that were burnt
/// @param withdrawn whether peers were told that capabilities go
/// @param spoilt blocks spoilt in this overlay
/// @param forced whether there is no way but forward
/// @param remarked whether an undoing failed
/// @param refusal why it was refused
public record Update(
    UpdatePlace at,
    String image,
    int block,
    int entry,
    Entry scratch,
    int round,
    int root,
    Row<Integer> plan,
    Row<Integer> before,
    Row<Integer> burnt,
    boolean withdrawn,
    int spoilt,
    boolean forced,
    boolean remarked,
    Refusal refusal) {
  /// No update.
  public static final Update NONE = new Draft().done();

  /// The update, changed.
  public Update with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.done();
  }

  public Update goes(UpdatePlace place) {
    return new Update(
        place, image, block, entry, scratch, round, root, plan, before, burnt, withdrawn, spoilt,
        forced, remarked, refusal);
  }

  /// An update that is being put together.
  public static final class Draft {
    public UpdatePlace at = UpdatePlace.IDLE;
    public String image = Words.NO_IMAGE;
    public int block;
    public int entry;
    public Entry scratch = Entry.BLANK;
    public int round;
    public int root;
    public Row<Integer> plan = Row.empty();
    public Row<Integer> before = Row.empty();
    public Row<Integer> burnt = Row.empty();
    public boolean withdrawn;
    public int spoilt;
    public boolean forced;
    public boolean remarked;
    public Refusal refusal = Refusal.NONE;

    Draft() {}

    private Draft(Update update) {
      at = update.at;
      image = update.image;
      block = update.block;
      entry = update.entry;
      scratch = update.scratch;
      round = update.round;
      root = update.root;
      plan = update.plan;
      before = update.before;
      burnt = update.burnt;
      withdrawn = update.withdrawn;
      spoilt = update.spoilt;
      forced = update.forced;
      remarked = update.remarked;
      refusal = update.refusal;
    }

    Update done() {
      return new Update(
          at, image, block, entry, scratch, round, root, plan, before, burnt, withdrawn, spoilt,
          forced, remarked, refusal);
    }
  }
}
