package palimpsest.evidence.releases;

import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/// A group of keys being read, from which one record of the model is built, unless something in it
/// is wrong.
final class Section {
  private final Value value;
  private final Shape shape;
  private final SequencedMap<String, Value> entries;
  private final int problemsBefore;
  private boolean spoiled;

  Section(Value value, Shape shape, SequencedMap<String, Value> entries) {
    this.value = value;
    this.shape = shape;
    this.entries = entries;
    this.problemsBefore = value.problems().count();
  }

  Value value() {
    return value;
  }

  SequencedMap<String, Value> entries() {
    return entries;
  }

  Optional<Value> optional(String key) {
    if (!shape.knows(key)) {
      throw new IllegalArgumentException(
          "a section is asked for a key it knows: section=" + shape.title() + " key=" + key);
    }
    return Optional.ofNullable(entries.get(key));
  }

  Optional<Value> required(String key) {
    Optional<Value> found = optional(key);
    if (found.isEmpty()) {
      value.wrong(key + " is missing", "write, for example, " + shape.examples().get(key));
    }
    return found;
  }

  /// Makes `build` give nothing, for a problem that is reported elsewhere.
  void spoil() {
    spoiled = true;
  }

  boolean isClean() {
    return !spoiled && value.problems().count() == problemsBefore;
  }

  /// The record made of this section, unless a part of it is wrong: then nothing. Where the
  /// record's own rules are not kept, that is a problem of the section as a whole.
  <T> Optional<T> build(Supplier<T> record) {
    return isClean() ? value.attempt(record) : Optional.empty();
  }
}
