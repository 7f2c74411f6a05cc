package palimpsest.impl.update;

import java.util.OptionalLong;

/// How a value changes its unit: multiplied, then divided, both without loss (LOG-4).
public record Scale(long multiplier, long divisor) {
  public static final Scale SAME = new Scale(1, 1);

  public Scale {
    if (multiplier < 1 || divisor < 1) {
      throw new IllegalArgumentException(
          "a unit is scaled by whole numbers: multiplier=" + multiplier + " divisor=" + divisor);
    }
  }

  public Scale times(long factor) {
    return new Scale(Math.multiplyExact(multiplier, factor), divisor);
  }

  public Scale over(long factor) {
    return new Scale(multiplier, Math.multiplyExact(divisor, factor));
  }

  /// The value in the new unit; empty where that is no whole number, or needs more than `bits`
  /// bits.
  public OptionalLong of(long value, int bits) {
    long highest = bits == Long.SIZE ? -1L : (1L << bits) - 1;
    long most = Long.divideUnsigned(-1L, multiplier);
    if (Long.compareUnsigned(value, most) > 0) {
      return OptionalLong.empty();
    }
    long product = value * multiplier;
    long scaled = Long.divideUnsigned(product, divisor);
    return Long.remainderUnsigned(product, divisor) == 0
            && Long.compareUnsigned(scaled, highest) <= 0
        ? OptionalLong.of(scaled)
        : OptionalLong.empty();
  }
}
