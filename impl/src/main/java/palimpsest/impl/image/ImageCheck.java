package palimpsest.impl.image;

/// The answer to the question whether bytes are an image that may run here (LDR-5).
public sealed interface ImageCheck {
  /// They are; this is what the header says.
  record Whole(ImageHeader header) implements ImageCheck {}

  /// They are not. The line says what is wrong and where, and what would be right.
  record Bad(Defect kind, String line) implements ImageCheck {}
}
