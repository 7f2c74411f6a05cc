package palimpsest.impl.code;

/// An image's code failed: its cause is what that code threw.
public final class ImageCodeFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  ImageCodeFailure(Throwable cause) {
    super(cause);
  }

  /// What the image's code threw.
  @Override
  public String getMessage() {
    return String.valueOf(getCause());
  }
}
