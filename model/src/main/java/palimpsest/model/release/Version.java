package palimpsest.model.release;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A version: a series of numbers, most significant first; trailing zeros carry no meaning, so `2`
/// and `2.0` are equal (IMG-7).
///
/// Refused with an `IllegalArgumentException`: there is no number, more than eight, or one outside
/// 0..65535
public record Version(List<Integer> numbers) implements Comparable<Version> {
  private static final int NUMBERS_MAX = 8;
  private static final int NUMBER_MAX = 0xFFFF;
  private static final Pattern FORM = Pattern.compile("\\d{1,5}(\\.\\d{1,5}){0,7}");

  public Version {
    if (numbers.isEmpty() || numbers.size() > NUMBERS_MAX) {
      throw new IllegalArgumentException("a version has 1 to 8 numbers: numbers=" + numbers);
    }
    for (int number : numbers) {
      if (number < 0 || number > NUMBER_MAX) {
        throw new IllegalArgumentException("a version number is 0 to 65535: number=" + number);
      }
    }
    numbers = withoutTrailingZeros(numbers);
  }

  /// Reads `1.4.2`.
  public static Version of(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "a version is a series of numbers such as 2.1: text='" + text + "'");
    }
    return new Version(Arrays.stream(text.split("\\.")).map(Integer::valueOf).toList());
  }

  @Override
  public int compareTo(Version other) {
    int longest = Math.max(numbers.size(), other.numbers.size());
    for (int index = 0; index < longest; index++) {
      int order = Integer.compare(number(index), other.number(index));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  @Override
  public String toString() {
    String text = numbers.stream().map(String::valueOf).collect(Collectors.joining("."));
    return numbers.size() == 1 ? text + ".0" : text;
  }

  private int number(int index) {
    return index < numbers.size() ? numbers.get(index) : 0;
  }

  private static List<Integer> withoutTrailingZeros(List<Integer> numbers) {
    int length = numbers.size();
    while (length > 1 && numbers.get(length - 1) == 0) {
      length--;
    }
    return List.copyOf(numbers.subList(0, length));
  }
}
