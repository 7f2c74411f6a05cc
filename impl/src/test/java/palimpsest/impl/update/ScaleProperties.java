package palimpsest.impl.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.OptionalLong;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/// A change of unit, held against arithmetic that knows no bounds.
final class ScaleProperties {
  private static final int[] BITS = {8, 16, 32, 64};

  @Property
  void aValueIsScaledExactlyOrNotAtAll(
      @ForAll long value,
      @ForAll @LongRange(min = 1, max = 1L << 20) long multiplier,
      @ForAll @LongRange(min = 1, max = 1L << 10) long divisor,
      @ForAll @IntRange(max = 3) int width) {
    for (long each : new long[] {value, value >>> 20, value >>> 40, value >>> 56}) {
      assertThat(new Scale(multiplier, divisor).of(each, BITS[width]))
          .isEqualTo(expected(each, multiplier, divisor, BITS[width]));
    }
  }

  private static OptionalLong expected(long value, long multiplier, long divisor, int bits) {
    BigInteger product =
        new BigInteger(Long.toUnsignedString(value)).multiply(BigInteger.valueOf(multiplier));
    BigInteger[] parts = product.divideAndRemainder(BigInteger.valueOf(divisor));
    boolean inBetween = product.bitLength() <= Long.SIZE;
    return inBetween && parts[1].signum() == 0 && parts[0].bitLength() <= bits
        ? OptionalLong.of(parts[0].longValue())
        : OptionalLong.empty();
  }

  @Property
  void whatIsCountedInAnotherUnitIsCountedBack(
      @ForAll @LongRange(max = 1L << 30) long value,
      @ForAll @LongRange(min = 1, max = 1L << 15) long factor) {
    long there = Scale.SAME.times(factor).of(value, Long.SIZE).orElseThrow();
    assertThat(Scale.SAME.over(factor).of(there, Long.SIZE)).hasValue(value);
    assertThat(Scale.SAME.times(factor).over(factor).of(value, Long.SIZE)).hasValue(value);
  }

  @Example
  void aUnitIsScaledByWholeNumbers() {
    assertThatThrownBy(() -> new Scale(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("multiplier=0");
    assertThatThrownBy(() -> new Scale(1, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("divisor=-1");
  }
}
