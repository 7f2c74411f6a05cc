package palimpsest.model.machine.fastload;

/// The fastload key as it lies in non-volatile memory.
///
/// @param image the name of the image whose overlay was verified
/// @param adapter the one that stored it
/// @param epoch the one in which it was stored
public record Key(Kind kind, String image, Adapter adapter, int epoch) {
  public static final Key NONE = new Key(Kind.ABSENT, FastloadState.NO_IMAGE, Adapter.NONE, 0);
  public static final Key TORN = new Key(Kind.TORN, FastloadState.NO_IMAGE, Adapter.NONE, 0);

  /// Whether there is a key.
  public enum Kind {
    ABSENT,
    TORN,
    WHOLE
  }

  /// Whose key it is.
  public enum Adapter {
    NONE,
    OWN,
    FOREIGN
  }

  public static Key of(String image, Adapter adapter, int epoch) {
    return new Key(Kind.WHOLE, image, adapter, epoch);
  }
}
