package palimpsest.impl.companion;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import palimpsest.impl.companion.BurnOperation.Kind;

/// A PLA: a burn programs its array word by word, each read back, and becomes what the part holds
/// by the single step of latching the array.
public final class PlaPart implements CompanionPart {
  private final String name;
  private final PlaArray array;
  private final BurnOperations operations;
  private final ReentrantLock burning = new ReentrantLock();

  /// A part over an array that may hold a burn from before the power was lost.
  public PlaPart(String name, PlaArray array, BurnFaults faults) {
    this.name = name;
    this.array = array;
    operations = new BurnOperations(name, faults);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Burn burnt() {
    int[] words = array.readLatched();
    ByteBuffer bytes = ByteBuffer.allocate(words.length * Integer.BYTES);
    bytes.asIntBuffer().put(words);
    return BurnFormat.decode(bytes.array()).orElse(BurnFormat.BLANK);
  }

  @Override
  public BurnResult replace(Burn before, Burn burn) {
    burning.lock();
    try {
      Burn present = burnt();
      return present.equals(before)
          ? burn(burn)
          : new BurnResult.BurnFailed(
              "a part is what it was when it was looked at: part="
                  + name
                  + " then="
                  + before.version()
                  + " now="
                  + present.version());
    } finally {
      burning.unlock();
    }
  }

  @Override
  public BurnResult burn(Burn burn) {
    long sizeBytes = BurnFormat.sizeBytes(burn);
    long arrayBytes = (long) array.words() * Integer.BYTES;
    if (sizeBytes > arrayBytes) {
      return new BurnResult.BurnFailed(
          "a burn fits into an array: part="
              + name
              + " sizeBytes="
              + sizeBytes
              + " arrayBytes="
              + arrayBytes);
    }
    burning.lock();
    try {
      return programWords(words(burn))
          .or(this::latch)
          .<BurnResult>map(BurnResult.BurnFailed::new)
          .orElseGet(BurnResult.Burnt::new);
    } finally {
      burning.unlock();
    }
  }

  private int[] words(Burn burn) {
    byte[] padded = Arrays.copyOf(BurnFormat.encode(burn), array.words() * Integer.BYTES);
    int[] words = new int[array.words()];
    ByteBuffer.wrap(padded).asIntBuffer().get(words);
    return words;
  }

  private Optional<String> programWords(int[] words) {
    Optional<String> failure = Optional.empty();
    for (int index = 0; index < words.length && failure.isEmpty(); index++) {
      failure = programWord(index, words[index]);
    }
    return failure;
  }

  private Optional<String> programWord(int index, int word) {
    return operations
        .change(
            Kind.PROGRAM_WORD,
            index,
            () -> array.program(index, word),
            () -> array.program(index, word ^ 1))
        .or(() -> operations.compare(Kind.READ_BACK, index, () -> array.read(index) == word));
  }

  private Optional<String> latch() {
    return operations
        .change(Kind.LATCH, 0, array::latch, () -> {})
        .or(
            () ->
                array.isLatched()
                    ? Optional.empty()
                    : Optional.of(
                        "a burn failed: part=" + name + " cause=the array was not latched"));
  }
}
