package palimpsest.model.machine;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntFunction;

/// An immutable sequence, or a function from 1 to n, counted as TLA+ counts: from 1 on.
///
/// @param <T> what it holds, itself immutable
public final class Row<T> implements Iterable<T> {
  private static final Row<?> EMPTY = new Row<>(new Object[0]);

  private final Object[] elements;

  private Row(Object[] elements) {
    this.elements = elements;
  }

  @SuppressWarnings("unchecked") // it holds nothing
  public static <T> Row<T> empty() {
    return (Row<T>) EMPTY;
  }

  @SafeVarargs
  public static <T> Row<T> of(T... elements) {
    return each(elements.length, index -> elements[index - 1]);
  }

  public static <T> Row<T> copyOf(List<T> elements) {
    return elements.isEmpty() ? empty() : new Row<>(elements.toArray());
  }

  /// The row of `size` elements that has `element.apply(i)` at i.
  public static <T> Row<T> each(int size, IntFunction<T> element) {
    if (size == 0) {
      return empty();
    }
    Object[] elements = new Object[size];
    for (int index = 0; index < size; index++) {
      elements[index] = element.apply(index + 1);
    }
    return new Row<>(elements);
  }

  public int size() {
    return elements.length;
  }

  public boolean isEmpty() {
    return elements.length == 0;
  }

  /// The element at an index from 1 to the size.
  @SuppressWarnings("unchecked") // nothing else is ever put in
  public T at(int index) {
    return (T) elements[index - 1];
  }

  public Row<T> with(int index, T element) {
    Object[] changed = elements.clone();
    changed[index - 1] = element;
    return new Row<>(changed);
  }

  public Row<T> append(T element) {
    Object[] longer = Arrays.copyOf(elements, elements.length + 1);
    longer[elements.length] = element;
    return new Row<>(longer);
  }

  /// The first `count` elements.
  public Row<T> first(int count) {
    if (count > elements.length) {
      throw new IllegalArgumentException("that many there are: count=" + count + " row=" + this);
    }
    return count == 0 ? empty() : new Row<>(Arrays.copyOf(elements, count));
  }

  /// All elements but the first.
  public Row<T> tail() {
    return elements.length == 1
        ? empty()
        : new Row<>(Arrays.copyOfRange(elements, 1, elements.length));
  }

  public boolean contains(T element) {
    return Arrays.asList(elements).contains(element);
  }

  @Override
  @SuppressWarnings("unchecked") // nothing else is ever put in
  public Iterator<T> iterator() {
    return (Iterator<T>) Arrays.asList(elements).iterator();
  }

  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof Row<?> row && Arrays.equals(elements, row.elements));
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(elements);
  }

  @Override
  public String toString() {
    return Arrays.toString(elements);
  }
}
