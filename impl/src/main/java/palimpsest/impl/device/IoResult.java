package palimpsest.impl.device;

/// How an operation of a block device came out: a broken device is an answer, not an exception.
public sealed interface IoResult {
  /// The operation has had its whole effect.
  record Done() implements IoResult {}

  /// The operation did not come to its end; the line says why. After a failed write the block holds
  /// what it held, or what was to be written, or a mixture.
  record Failed(String line) implements IoResult {}
}
