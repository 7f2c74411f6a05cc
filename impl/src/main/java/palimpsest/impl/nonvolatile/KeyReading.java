package palimpsest.impl.nonvolatile;

/// What reading the key brought.
public sealed interface KeyReading {
  /// A whole key; what it is for is another question.
  record Held(FastloadKey key) implements KeyReading {}

  /// No key: none was stored, or it is torn, or it cannot be read. The line says which.
  record NoKey(String line) implements KeyReading {}
}
