package palimpsest.properties.trace;

import java.util.Arrays;

/// What an event says of its step: values by field, packed in the fields' order.
public final class Details {
  private final long fields;
  private final Object[] values;

  private Details(long fields, Object[] values) {
    this.fields = fields;
    this.values = values;
  }

  public boolean has(Field field) {
    return (fields & field.bit()) != 0;
  }

  /// The fields that have a value, a bit for each.
  long fields() {
    return fields;
  }

  long number(Field field) {
    return (Long) value(field);
  }

  boolean flag(Field field) {
    return (Boolean) value(field);
  }

  String text(Field field) {
    return (String) value(field);
  }

  private Object value(Field field) {
    if (!has(field)) {
      throw new IllegalArgumentException("an event has what is asked for: field=" + field.key());
    }
    return values[Long.bitCount(fields & (field.bit() - 1))];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Details details
        && fields == details.fields
        && Arrays.equals(values, details.values);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(fields) * 31 + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Field field : Field.values()) {
      if (has(field)) {
        text.append(' ').append(field.key()).append('=').append(value(field));
      }
    }
    return text.toString();
  }

  /// Collects values, for one event after the other.
  static final class Draft {
    private final Object[] values = new Object[Field.values().length];
    private long fields;

    /// Takes a value; false if there is one of that field already.
    boolean put(Field field, Object value) {
      boolean isNew = (fields & field.bit()) == 0;
      fields |= field.bit();
      values[field.place()] = value;
      return isNew;
    }

    Details done() {
      Object[] packed = new Object[Long.bitCount(fields)];
      int count = 0;
      for (long left = fields; left != 0; left &= left - 1) {
        packed[count++] = values[Long.numberOfTrailingZeros(left)];
      }
      Details details = new Details(fields, packed);
      fields = 0;
      return details;
    }
  }
}
