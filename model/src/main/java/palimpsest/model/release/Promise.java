package palimpsest.model.release;

/// What a history promises of an update path.
public enum Promise {
  /// The update happens and there is nothing to reconcile.
  COMPATIBLE,
  /// The update happens after incompatibilities were reconciled.
  CONVERTED,
  /// The update is refused, and the old image runs on.
  REFUSED
}
