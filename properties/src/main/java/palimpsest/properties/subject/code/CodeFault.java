package palimpsest.properties.subject.code;

/// Lets the code of an image fail, for as long as it is bound. The one class here that images do
/// not carry: theirs and the world's has to be the same.
public final class CodeFault {
  public static final ScopedValue<Boolean> NOW = ScopedValue.newInstance();

  private CodeFault() {}

  /// A place where an image's code may fail.
  ///
  /// @throws IllegalStateException if it does
  public static void mayHappen() {
    if (NOW.isBound()) {
      throw new IllegalStateException("the image's code fails here");
    }
  }
}
