package palimpsest.impl.companion;

import java.util.Arrays;

/// The registers of a PLA: an array that is programmed word by word, and the latches through which
/// its words take effect all at once. Both keep their values without power. Each operation is
/// atomic under threads.
///
/// Every operation on a word that is not there is answered with an `IllegalArgumentException`.
public final class PlaArray {
  private static final int WORDS_MAX = 1 << 24;

  private final int[] programmed;
  private final int[] latched;

  /// A new part: every word is zero.
  ///
  /// @throws IllegalArgumentException for no words, or too many
  public PlaArray(int words) {
    if (words < 1 || words > WORDS_MAX) {
      throw new IllegalArgumentException("an array has 1 to 16777216 words: words=" + words);
    }
    programmed = new int[words];
    latched = new int[words];
  }

  /// The same array in another world.
  public synchronized PlaArray copy() {
    PlaArray copy = new PlaArray(programmed.length);
    System.arraycopy(programmed, 0, copy.programmed, 0, programmed.length);
    System.arraycopy(latched, 0, copy.latched, 0, latched.length);
    return copy;
  }

  public int words() {
    return programmed.length;
  }

  public synchronized void program(int index, int word) {
    check(index);
    programmed[index] = word;
  }

  public synchronized int read(int index) {
    check(index);
    return programmed[index];
  }

  /// Lets all programmed words take effect at once.
  public synchronized void latch() {
    System.arraycopy(programmed, 0, latched, 0, latched.length);
  }

  /// The words in effect.
  public synchronized int[] readLatched() {
    return latched.clone();
  }

  /// Whether the words in effect are the programmed ones.
  public synchronized boolean isLatched() {
    return Arrays.equals(programmed, latched);
  }

  private void check(int index) {
    if (index < 0 || index >= programmed.length) {
      throw new IllegalArgumentException(
          "there is no such word: index=" + index + " words=" + programmed.length);
    }
  }
}
