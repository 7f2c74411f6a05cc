package palimpsest.properties.trace;

/// What an adapter has that keeps its contents without power, as far as a trace's header tells. At
/// the beginning of the trace the image that runs first is confirmed, in slot 1, and there is
/// neither a key nor a trial.
///
/// @param blockBytes images are stored by blocks of this size, the first of which begins with 8
///     bytes of its own
/// @param triesMax the starts that a trial has
public record StorageInfo(int blockBytes, int triesMax) {
  private static final int LENGTH_BYTES = 8;

  public StorageInfo {
    if (blockBytes <= LENGTH_BYTES || triesMax < 1) {
      throw new IllegalArgumentException(
          "a block of storage has more than 8 bytes, and a trial has a try: blockBytes="
              + blockBytes
              + " triesMax="
              + triesMax);
    }
  }

  /// How many blocks an image of so many bytes takes.
  long blocks(long imageBytes) {
    return Math.ceilDiv(imageBytes + LENGTH_BYTES, (long) blockBytes);
  }
}
