package palimpsest.impl.system;

/// What reading a medium brought.
public sealed interface MediumReading {
  /// A whole image that may run here.
  record Whole(AcceptedImage image) implements MediumReading {}

  /// None, or half of one; the line says what is wrong.
  record Bad(String line) implements MediumReading {}
}
