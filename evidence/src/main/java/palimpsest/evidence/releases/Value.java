package palimpsest.evidence.releases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import palimpsest.model.release.FieldName;

/// A node of the file together with the path to it: what a reader asks for text, numbers and the
/// like. Whatever is not as asked becomes a problem here, and the answer is then empty.
record Value(YamlNode node, Place key, String path, Problems problems) {
  /// More than any release train has, and few enough that checking each against each stays quick.
  static final int ITEMS_MAX = 256;

  private static final Pattern DECIMAL = Pattern.compile("\\d{1,20}");
  private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]{1,16}");
  private static final Pattern SIGNED = Pattern.compile("-\\d+");
  private static final Set<Long> WIDTHS = Set.of(8L, 16L, 32L, 64L);
  private static final Map<String, Boolean> TRUTH = Map.of("true", true, "false", false);

  static Value root(YamlNode node, Problems problems) {
    return new Value(node, node.place(), "", problems);
  }

  /// This value, with its key as the place of what may be wrong: for problems of what the key
  /// names.
  Value atKey() {
    return new Value(new YamlNode.Scalar("", true, key), key, path, problems);
  }

  /// Reports what is wrong with this value.
  void wrong(String what, String right) {
    problems.add(node.place(), path, what, right);
  }

  /// Text, with or without quotes. A number will do, as in `version: 1.10`, and keeps its digits.
  Optional<String> text() {
    if (node instanceof YamlNode.Scalar scalar && !scalar.isNothing() && !isTruth(scalar)) {
      return Optional.of(scalar.text());
    }
    return unexpected("text");
  }

  /// The name of a release, a field, a capability and so on.
  Optional<String> name() {
    Optional<String> text = text();
    if (text.isPresent() && !isName(text.get())) {
      return unexpected(
          "a name: 1 to 63 letters, digits, spaces, dots, dashes or underscores, a letter or digit"
              + " first");
    }
    return text;
  }

  /// What `parser` makes of the text; its `IllegalArgumentException` becomes the problem.
  <T> Optional<T> parsed(Function<String, T> parser) {
    return text().flatMap(text -> attempt(() -> parser.apply(text)));
  }

  /// What `action` makes, where the model's own rules are what there is to check.
  <T> Optional<T> attempt(Supplier<T> action) {
    try {
      return Optional.of(action.get());
    } catch (IllegalArgumentException reason) {
      wrong(String.valueOf(reason.getMessage()), "");
      return Optional.empty();
    }
  }

  /// An unsigned number of up to 64 bits, decimal or `0x...`.
  Optional<Long> number() {
    if (node instanceof YamlNode.Scalar scalar) {
      String text = scalar.text();
      if (HEXADECIMAL.matcher(text).matches()) {
        return Optional.of(Long.parseUnsignedLong(text.substring(2), 16));
      }
      if (scalar.plain() && SIGNED.matcher(text).matches()) {
        return unexpected("a number from 0 upwards");
      }
      if (scalar.plain() && DECIMAL.matcher(text).matches()) {
        return decimal(text);
      }
    }
    return unexpected("a whole number");
  }

  Optional<Integer> integer(Bounds bounds) {
    Optional<Long> number = number();
    if (number.isPresent() && !bounds.contain(number.get())) {
      return unexpected("a number from " + bounds.lowest() + " to " + bounds.highest());
    }
    return number.map(Math::toIntExact);
  }

  /// The bits of a field.
  Optional<Integer> width() {
    Optional<Long> number = number();
    if (number.isPresent() && !WIDTHS.contains(number.get())) {
      return unexpected("8, 16, 32 or 64");
    }
    return number.map(Math::toIntExact);
  }

  /// The numbers allowed somewhere, both ends included.
  record Bounds(int lowest, int highest) {
    private boolean contain(long number) {
      return lowest <= number && number <= highest;
    }
  }

  Optional<Boolean> truth() {
    if (node instanceof YamlNode.Scalar scalar && isTruth(scalar)) {
      return Optional.of(Boolean.valueOf(scalar.text()));
    }
    return unexpected("true or false");
  }

  /// One of a few words.
  <T> Optional<T> choice(SequencedMap<String, T> choices) {
    if (node instanceof YamlNode.Scalar scalar && choices.containsKey(scalar.text())) {
      return Optional.ofNullable(choices.get(scalar.text()));
    }
    List<String> words = new ArrayList<>(choices.keySet());
    String last = words.removeLast();
    return unexpected(words.isEmpty() ? last : String.join(", ", words) + " or " + last);
  }

  boolean isWord(String word) {
    return node instanceof YamlNode.Scalar scalar && scalar.text().equals(word);
  }

  List<Value> items() {
    if (!(node instanceof YamlNode.Sequence sequence)) {
      unexpected("a list");
      return List.of();
    }
    if (sequence.items().size() > ITEMS_MAX) {
      wrong("has " + sequence.items().size() + " items", "expected at most " + ITEMS_MAX);
      return List.of();
    }
    List<Value> items = new ArrayList<>();
    for (YamlNode item : sequence.items()) {
      items.add(new Value(item, item.place(), path + "[" + items.size() + "]", problems));
    }
    return items;
  }

  /// A list of names, each there once.
  SortedSet<String> names() {
    return distinct(Value::name);
  }

  <T extends Comparable<T>> SortedSet<T> distinct(Function<Value, Optional<T>> reader) {
    SortedSet<T> found = new TreeSet<>();
    for (Value item : items()) {
      reader
          .apply(item)
          .filter(read -> !found.add(read))
          .ifPresent(read -> item.wrong("is there twice: " + read, "name it once"));
    }
    return found;
  }

  /// What stands under `name`, or this value itself: the most exact place for a problem found
  /// later.
  Value at(String name) {
    if (node instanceof YamlNode.Mapping mapping) {
      for (YamlNode.Entry entry : mapping.entries()) {
        if (entry.key().text().equals(name)) {
          return under(entry);
        }
      }
    }
    return this;
  }

  /// Keys with their values; a key that is there twice is a problem, and the first one counts.
  SequencedMap<String, Value> entries() {
    SequencedMap<String, Value> entries = new LinkedHashMap<>();
    if (!(node instanceof YamlNode.Mapping mapping)) {
      unexpected("a group of 'key: value' lines");
      return entries;
    }
    if (mapping.entries().size() > ITEMS_MAX) {
      wrong("has " + mapping.entries().size() + " keys", "expected at most " + ITEMS_MAX);
      return entries;
    }
    SequencedMap<String, Place> places = new LinkedHashMap<>();
    for (YamlNode.Entry entry : mapping.entries()) {
      String name = entry.key().text();
      Place first = places.putIfAbsent(name, entry.key().place());
      if (first == null) {
        entries.put(name, under(entry));
      } else {
        under(entry)
            .atKey()
            .wrong("is there twice, first in line " + first.line(), "keep one of them");
      }
    }
    return entries;
  }

  /// Names with their values.
  SequencedMap<String, Value> named() {
    SequencedMap<String, Value> entries = entries();
    if (node instanceof YamlNode.Mapping mapping) {
      for (YamlNode.Entry entry : mapping.entries()) {
        Value name = new Value(entry.key(), entry.key().place(), path, problems);
        if (name.name().isEmpty()) {
          entries.remove(entry.key().text());
        }
      }
    }
    return entries;
  }

  /// This group of keys, of which those that `shape` does not know are problems.
  Optional<Section> section(Shape shape) {
    if (!(node instanceof YamlNode.Mapping mapping)) {
      return unexpected("'key: value' lines, such as " + shape.examples().firstEntry().getValue());
    }
    SequencedMap<String, Value> entries = entries();
    for (YamlNode.Entry entry : mapping.entries()) {
      String name = entry.key().text();
      if (!shape.knows(name) && entries.remove(name) != null) {
        under(entry)
            .atKey()
            .wrong(
                "no " + shape.title() + " has this",
                Spelling.advice(name, shape.examples().keySet()));
      }
    }
    return Optional.of(new Section(this, shape, entries));
  }

  private Value under(YamlNode.Entry entry) {
    String name = entry.key().text();
    String below = path.isEmpty() ? name : path + "." + name;
    return new Value(entry.value(), entry.key().place(), below, problems);
  }

  private Optional<Long> decimal(String text) {
    try {
      return Optional.of(Long.parseUnsignedLong(text));
    } catch (NumberFormatException _) {
      return unexpected("a number of at most 64 bits");
    }
  }

  private <T> Optional<T> unexpected(String expected) {
    wrong("is " + node.inWords(), "expected " + expected);
    return Optional.empty();
  }

  /// The model has the one rule for names, and is asked here.
  private static boolean isName(String text) {
    try {
      return new FieldName(text, text).field().equals(text);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static boolean isTruth(YamlNode.Scalar scalar) {
    return scalar.plain() && TRUTH.containsKey(scalar.text());
  }
}
