package palimpsest.impl.companion;

/// How a burn came out.
public sealed interface BurnResult {
  /// The part holds what was to be burnt, and nothing else.
  record Burnt() implements BurnResult {}

  /// The part is what it was before; the line says which operation failed, and why.
  record BurnFailed(String line) implements BurnResult {}
}
