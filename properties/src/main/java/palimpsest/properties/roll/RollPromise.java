package palimpsest.properties.roll;

/// What a roll has to keep, whatever happens to an adapter meanwhile.
public enum RollPromise {
  ROLLED("each adapter came to the new image, by this roll or the next"),
  PATHS("every host kept a path"),
  TOGETHER("versions that ran together were compatible"),
  STOPPED("the first failure stopped the roll"),
  TAKEN_OVER("a dead source was taken over, and every roll ended"),
  WHOLE("each adapter started a whole image, the old or the new"),
  HOSTS("hosts lost no session and no block that they were told of"),
  MEDIUM("half a medium was no image");

  private final String sentence;

  RollPromise(String sentence) {
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }

  /// A promise that was not kept, and in what.
  public record Breach(RollPromise promise, String line) {
    @Override
    public String toString() {
      return promise.sentence() + ": " + line;
    }
  }

  Breach broken(String line) {
    return new Breach(this, line);
  }
}
