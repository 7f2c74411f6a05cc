package palimpsest.properties.conformance;

import java.util.Map;
import palimpsest.tla.TlaValue;

/// Values by name, each of which is expected: a record's fields, or a state's variables.
record Fields(Map<String, TlaValue> values) {
  /// @throws IllegalArgumentException if there are more or less
  Fields(Map<String, TlaValue> values, int count) {
    this(values);
    if (values.size() != count) {
      throw new IllegalArgumentException("there are " + count + " names: found=" + values.keySet());
    }
  }

  /// @throws IllegalArgumentException if it is not a record, or has more or less fields
  Fields(TlaValue value, int count) {
    this(value.asFields(), count);
  }

  /// @throws IllegalArgumentException if there is none of that name
  TlaValue at(String name) {
    TlaValue value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "a name is there: name=" + name + " in=" + values.keySet());
    }
    return value;
  }
}
