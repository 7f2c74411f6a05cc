package palimpsest.impl.nonvolatile;

import palimpsest.impl.image.ImageHeader;

/// What reading a slot back brought.
public sealed interface SlotReading {
  /// A whole image that may run here.
  record Whole(ImageHeader header) implements SlotReading {}

  /// None, or a torn one; the line says what is wrong.
  record Bad(String line) implements SlotReading {}
}
