package palimpsest.properties.conformance;

import java.util.Arrays;
import java.util.stream.LongStream;

/// A list of numbers, as compact as an array.
final class Longs {
  private long[] numbers = new long[4];
  private int size;

  void add(long number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * size);
    }
    numbers[size++] = number;
  }

  long get(int index) {
    return numbers[index];
  }

  int size() {
    return size;
  }

  LongStream range(int from, int to) {
    return Arrays.stream(numbers, from, to);
  }
}
