package palimpsest.impl.code;

import java.util.function.Supplier;

/// Calls of an image's code. Whatever it throws is the image's failure, and told apart from a
/// defect of the adapter's own.
public final class ImageCode {
  private ImageCode() {}

  /// Calls the image's code.
  ///
  /// @throws ImageCodeFailure if it throws anything
  public static <T> T call(Supplier<T> code) {
    try {
      return code.get();
    } catch (RuntimeException | Error e) {
      throw new ImageCodeFailure(e);
    }
  }

  /// Calls the image's code for what it does.
  ///
  /// @throws ImageCodeFailure if it throws anything
  public static void run(Runnable code) {
    try {
      code.run();
    } catch (RuntimeException | Error e) {
      throw new ImageCodeFailure(e);
    }
  }
}
