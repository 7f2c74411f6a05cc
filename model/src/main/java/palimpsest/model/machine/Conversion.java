package palimpsest.model.machine;

/// Which entry is converted next.
public final class Conversion {
  private Conversion() {}

  /// Whether the new image lays its table out in another way.
  public static boolean isConverting(Constants constants, State state) {
    return constants.image(state.update().image()).layout()
        != constants.image(state.images().running()).layout();
  }

  /// The conversion goes on with the first marked entry at or behind `entry`.
  public static Update seeks(Update update, int entry) {
    return update.with(
        next -> {
          next.at = UpdatePlace.SEEK_MARK;
          next.entry = entry;
          next.scratch = Entry.BLANK;
        });
  }
}
