package palimpsest.impl.stage;

/// Where the conversion is: in which round (0 for the merge inside the pause), at which of the
/// plan's conversions, at which entry.
record Cursor(int round, int conversion, int entry) {
  static final int MERGE = 0;

  static Cursor startOf(int round) {
    return new Cursor(round, 0, 0);
  }

  boolean isMerge() {
    return round == MERGE;
  }

  Cursor at(int newEntry) {
    return new Cursor(round, conversion, newEntry);
  }

  Cursor nextConversion() {
    return new Cursor(round, conversion + 1, 0);
  }
}
