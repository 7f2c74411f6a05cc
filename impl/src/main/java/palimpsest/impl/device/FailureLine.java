package palimpsest.impl.device;

import java.io.IOException;

/// The one line that tells of an `IOException`: what went wrong, the kind of exception and its
/// words.
public final class FailureLine {
  private FailureLine() {}

  /// For instance `the file cannot be read: path=/a cause=NoSuchFileException (/a)`.
  public static String of(String rule, IOException cause) {
    String words = cause.getMessage();
    return rule
        + " cause="
        + cause.getClass().getSimpleName()
        + (words == null ? "" : " (" + words.replaceAll("\\s+", " ") + ")");
  }
}
