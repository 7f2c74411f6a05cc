package palimpsest.impl.image;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// The one byte form of a kind of value: how it is written, and how it is read back.
///
/// What a form reads it would write in the same bytes, so two headers that say the same are the
/// same. A value that its own constructor refuses is malformed.
record Form<T>(BiConsumer<ByteWriter, T> writer, Function<ByteReader, T> reader) {
  static final Form<String> STRING = new Form<>(ByteWriter::string, ByteReader::string);

  void write(ByteWriter out, T value) {
    writer.accept(out, value);
  }

  T read(ByteReader in) {
    try {
      return reader.apply(in);
    } catch (MalformedImageException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw in.malformed(String.valueOf(e.getMessage()));
    }
  }

  /// A count as u16, then the items.
  Form<List<T>> list() {
    return new Form<>(this::writeAll, this::readAll);
  }

  /// One of a few values, as its place among them.
  static <T> Form<T> oneOf(List<T> choices) {
    return new Form<>((out, value) -> out.u8(choices.indexOf(value)), in -> chosen(in, choices));
  }

  /// 0 for nothing; 1, then the value.
  static <T> Form<Optional<T>> optional(Form<T> form) {
    Form<Boolean> present = oneOf(List.of(false, true));
    return new Form<>(
        (out, value) -> {
          present.write(out, value.isPresent());
          value.ifPresent(inner -> form.write(out, inner));
        },
        in -> present.read(in) ? Optional.of(form.read(in)) : Optional.empty());
  }

  /// A list without repetition, in natural order.
  static <T extends Comparable<T>> Form<SortedSet<T>> sortedSet(Form<T> form) {
    Form<List<T>> list = form.list();
    return new Form<>(
        (out, values) -> list.write(out, naturallySorted(values)),
        in -> new TreeSet<>(ascending(in, list.read(in))));
  }

  /// A list of keys and their values, in the natural order of the keys.
  static <V> Form<SortedMap<String, V>> sortedMap(Form<V> form) {
    Form<List<Map.Entry<String, V>>> list =
        new Form<Map.Entry<String, V>>(
                (out, entry) -> {
                  out.string(entry.getKey());
                  form.write(out, entry.getValue());
                },
                in -> Map.entry(in.string(), form.read(in)))
            .list();
    return new Form<>(
        (out, values) ->
            list.write(out, values.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()),
        in -> {
          List<Map.Entry<String, V>> entries = list.read(in);
          ascending(in, entries.stream().map(Map.Entry::getKey).toList());
          SortedMap<String, V> values = new TreeMap<>();
          entries.forEach(entry -> values.put(entry.getKey(), entry.getValue()));
          return values;
        });
  }

  private void writeAll(ByteWriter out, List<T> values) {
    out.u16(values.size());
    values.forEach(value -> write(out, value));
  }

  private List<T> readAll(ByteReader in) {
    int count = in.u16();
    List<T> values = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      values.add(read(in));
    }
    return values;
  }

  private static <T> T chosen(ByteReader in, List<T> choices) {
    int place = in.u8();
    if (place >= choices.size()) {
      throw in.malformed("a choice is one of " + choices + ", counted from 0: choice=" + place);
    }
    return choices.get(place);
  }

  private static <T extends Comparable<T>> List<T> naturallySorted(Collection<T> values) {
    return values.stream().sorted().toList();
  }

  private static <T extends Comparable<T>> List<T> ascending(ByteReader in, List<T> values) {
    for (int index = 1; index < values.size(); index++) {
      if (values.get(index - 1).compareTo(values.get(index)) >= 0) {
        throw in.malformed(
            "sorted values ascend: value='%s' next='%s'"
                .formatted(values.get(index - 1), values.get(index)));
      }
    }
    return values;
  }
}
