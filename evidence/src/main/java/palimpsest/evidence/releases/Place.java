package palimpsest.evidence.releases;

/// Where something stands in a file, counted from 1.
record Place(int line, int column) {
  /// The file as a whole.
  static final Place FILE = new Place(0, 0);

  static final Place START = new Place(1, 1);
}
