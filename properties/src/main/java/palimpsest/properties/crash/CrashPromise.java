package palimpsest.properties.crash;

/// What an adapter has to keep, wherever its power is lost.
public enum CrashPromise {
  WHOLE("each start ran a whole image, the old or the new, with modules that it runs with"),
  CONFIRMED("a confirmed image stayed, and the counter moved with a confirmation only"),
  BLOCKS("no block was lost that a host had been told to be on the medium"),
  SESSIONS("a fast start kept each login, and every other start forgot them all"),
  RETRIED("the update ended as promised, and tried again as on a first try");

  private final String sentence;

  CrashPromise(String sentence) {
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }

  /// A promise that was not kept, and in what.
  public record Breach(CrashPromise promise, String line) {
    @Override
    public String toString() {
      return promise.sentence() + ": " + line;
    }

    /// The same, with where power was lost.
    Breach at(String place) {
      return new Breach(promise, place + ": " + line);
    }
  }

  Breach broken(String line) {
    return new Breach(this, line);
  }
}
