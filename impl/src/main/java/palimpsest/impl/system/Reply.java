package palimpsest.impl.system;

/// What an adapter says to something it was asked to do.
public sealed interface Reply {
  record Done() implements Reply {}

  /// It could not; the line says why. It goes on as before.
  record Failed(String line) implements Reply {}

  /// It does not answer any more.
  record Died() implements Reply {}
}
