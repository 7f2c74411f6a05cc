package palimpsest.model.machine;

/// Small numbers, packed one behind the other.
final class Bits {
  private long bits;
  private int used;

  /// To be read from.
  static Bits of(long bits) {
    Bits all = new Bits();
    all.bits = bits;
    return all;
  }

  /// How many bits numbers up to `max` need.
  static int width(int max) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(max);
  }

  void put(int number, int width) {
    if (number >>> width != 0) {
      throw new IllegalArgumentException(
          "a number of a state is in its bounds: number=" + number + " bits=" + width);
    }
    if (used + width > Long.SIZE) {
      throw new IllegalArgumentException(
          "a part of a state fits into 64 bits: constants too large");
    }
    bits |= (long) number << used;
    used += width;
  }

  void put(boolean flag) {
    put(flag ? 1 : 0, 1);
  }

  int take(int width) {
    int number = (int) (bits >>> used & (1L << width) - 1);
    used += width;
    return number;
  }

  boolean take() {
    return take(1) != 0;
  }

  int used() {
    return used;
  }

  long bits() {
    return bits;
  }
}
