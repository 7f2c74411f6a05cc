package palimpsest.model.machine;

/// Which entry is converted next.
public final class Conversion {
  private Conversion() {}

  /// Whether the new image lays its table out in another way.
  public static boolean isConverting(Constants constants, State state) {
    return constants.image(state.update().image()).layout()
        != constants.image(state.images().running()).layout();
  }

  /// The place of the conversion of the first marked entry at or behind `entry`, or what follows
  /// upon the last one.
  public static Update converts(Update update, int entry, Numbers marked) {
    int found = marked.next(entry);
    return update.with(
        next -> {
          next.at =
              found != 0
                  ? UpdatePlace.CLEAR_MARK
                  : update.round() == 0 ? UpdatePlace.BEGIN_OVERLAY : UpdatePlace.COUNT_MARKS;
          next.entry = found;
          next.scratch = Entry.BLANK;
        });
  }
}
