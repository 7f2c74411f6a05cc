package palimpsest.properties.arbitrary;

/// A difference between a release and the one before it.
interface Change {
  /// Makes the change as far as the draft allows it.
  void make(Draft draft);
}
