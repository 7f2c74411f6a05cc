package palimpsest.impl.damage;

/// What became of an update to an image with a damaged class file.
enum Tried {
  /// Refused with the gate open all the time; nothing changed, and the whole image came through.
  REFUSED_AHEAD,
  /// Refused as above, but the gate had been closed.
  REFUSED_LATE,
  /// The image runs, and hosts found nothing wrong.
  HARMLESS,
  /// Refused, but something was not as before, or the whole image did not come through.
  LEFT_A_TRACE,
  /// The image runs, and something went wrong that the adapter or its hosts noticed.
  NOTICED,
  /// It did not end in time.
  ENDLESS
}
