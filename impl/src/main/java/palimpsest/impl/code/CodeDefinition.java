package palimpsest.impl.code;

/// What came of defining code from an image's bytes.
public sealed interface CodeDefinition<T> {
  record Defined<T>(T entry) implements CodeDefinition<T> {}

  /// The bytes are no valid code, or not of the kind that was asked for; one line says which.
  record NotDefined<T>(String line) implements CodeDefinition<T> {}
}
