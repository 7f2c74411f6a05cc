package palimpsest.model.machine;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A set of numbers from 0 to 30.
///
/// @param bits bit n is set iff it contains n
public record Numbers(int bits) {
  public static final Numbers NONE = new Numbers(0);

  private static final int MAX = 30;

  public Numbers {
    if (bits < 0) {
      throw new IllegalArgumentException("numbers are 0 to 30: bits=" + bits);
    }
  }

  public static Numbers of(int... numbers) {
    Numbers all = NONE;
    for (int number : numbers) {
      all = all.with(number);
    }
    return all;
  }

  /// The numbers from 1 to `max`.
  public static Numbers upTo(int max) {
    return new Numbers((1 << (max + 1)) - 2);
  }

  public boolean contains(int number) {
    return number >= 0 && number <= MAX && (bits >> number & 1) != 0;
  }

  public Numbers with(int number) {
    if (number < 0 || number > MAX) {
      throw new IllegalArgumentException("numbers are 0 to 30: number=" + number);
    }
    return new Numbers(bits | 1 << number);
  }

  public Numbers without(int number) {
    return contains(number) ? new Numbers(bits ^ 1 << number) : this;
  }

  public boolean isEmpty() {
    return bits == 0;
  }

  public int size() {
    return Integer.bitCount(bits);
  }

  public boolean isSubsetOf(Numbers other) {
    return (bits & ~other.bits) == 0;
  }

  /// The first number that is not below `from`; 0 if there is none.
  public int next(int from) {
    int behind = bits >>> from << from;
    return behind == 0 ? 0 : Integer.numberOfTrailingZeros(behind);
  }

  /// In ascending order.
  public IntStream stream() {
    return IntStream.rangeClosed(0, MAX).filter(this::contains);
  }

  @Override
  public String toString() {
    return stream().mapToObj(Integer::toString).collect(Collectors.joining(", ", "{", "}"));
  }
}
