package palimpsest.properties.subject;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import palimpsest.impl.table.EntryLayout;
import palimpsest.impl.table.FieldPlace;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.Image;
import palimpsest.model.machine.Numbers;
import palimpsest.model.machine.Words;
import palimpsest.model.release.Field;
import palimpsest.model.release.FieldName;
import palimpsest.model.release.Scope;
import palimpsest.model.release.Structure;
import palimpsest.properties.subject.code.ExploredText;

/// How the layouts of the specification look in memory: an entry is a header and two words, each
/// with a tag that says whose word it is.
///
/// ```
///  8  tag    layout, 8 bits             24  session  32 bits
///  9  value  8, 16 or 32 bits           28  tag      layout, 8 bits
///  …  filling, so that the session has a word of its own
/// ```
///
/// Tags and filling have ids of their own in each layout: a conversion drops the old ones and
/// presets the new ones. A layout holds a value if the field is wide enough: values are numbers
/// that need as many bits.
final class SessionLayouts {
  static final String STRUCTURE = "login";

  /// What no layout would have written.
  static final int GARBAGE = -1;

  private static final int[] WIDTHS = {8, 16, 32, 64};
  private static final int TAG_BITS = 8;
  private static final int SESSION_BITS = 32;
  private static final int SESSION_TAG_SHIFT = SESSION_BITS;
  private static final int FIRST_TAG = 10;
  private static final int SECOND_TAG = 20;
  private static final int FILLING = 30;

  private final Constants constants;
  private final Map<Integer, Structure> structures = new TreeMap<>();
  private final Map<Integer, FieldPlace> values = new HashMap<>();
  private final Map<Integer, FieldPlace> numbers = new HashMap<>();
  private final Map<Integer, Long> contents = new TreeMap<>();
  private final Map<Long, Integer> valueOf = new HashMap<>();

  /// @throws IllegalArgumentException if two images lay sessions out alike and hold other values,
  ///     or the values that images hold are no chain
  SessionLayouts(Constants constants) {
    this.constants = constants;
    List<Numbers> held = held();
    constants.values().stream().forEach(value -> place(value, held));
    contents.forEach((value, content) -> valueOf.put(content, value));
    valueOf.put(0L, 0);
    for (Image image : constants.images().values()) {
      Structure structure = structure(image.layout(), WIDTHS[held.indexOf(image.holds())]);
      Structure other = structures.putIfAbsent(image.layout(), structure);
      check(
          other == null || other.equals(structure),
          "images of one layout hold the same values",
          image.layout());
    }
    structures.forEach(
        (layout, structure) -> {
          EntryLayout entry = EntryLayout.of(structure);
          values.put(layout, entry.place(ExploredText.VALUE).orElseThrow());
          numbers.put(layout, entry.place(ExploredText.SESSION).orElseThrow());
        });
  }

  /// What images hold, the smallest set first.
  private List<Numbers> held() {
    List<Numbers> held =
        new ArrayList<>(constants.images().values().stream().map(Image::holds).distinct().toList());
    held.sort(Comparator.comparingInt(Numbers::size));
    for (int index = 1; index < held.size(); index++) {
      check(
          held.get(index - 1).isSubsetOf(held.get(index)),
          "of what two images hold, one holds all",
          held);
    }
    check(held.size() < WIDTHS.length, "there are as many widths as sets of values", held);
    return held;
  }

  private void place(int value, List<Numbers> held) {
    int rank = 0;
    while (rank < held.size() && !held.get(rank).contains(value)) {
      rank++;
    }
    contents.put(value, (rank == 0 ? 0 : 1L << WIDTHS[rank - 1]) + value);
  }

  private Structure structure(int layout, int valueBits) {
    ByteOrder order = layout % 2 == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    List<Field> fields = new ArrayList<>();
    fields.add(new Field(FIRST_TAG + layout, "first tag " + layout, TAG_BITS, order, layout));
    fields.add(new Field(ExploredText.VALUE, "value", valueBits, order, content(1)));
    if (Long.SIZE - TAG_BITS - valueBits >= SESSION_BITS) {
      fields.add(new Field(FILLING + layout, "filling " + layout, SESSION_BITS, order, 0));
    }
    fields.add(new Field(ExploredText.SESSION, "session", SESSION_BITS, order, 0));
    fields.add(new Field(SECOND_TAG + layout, "second tag " + layout, TAG_BITS, order, layout));
    return new Structure(STRUCTURE, Scope.PER_PORT, fields);
  }

  Structure structure(Image image) {
    return known(structures, image.layout());
  }

  /// The bytes of an entry: the same in all layouts.
  static long entryBytes() {
    return EntryLayout.HEADER_BYTES + 2L * Long.BYTES;
  }

  /// What a conversion to any layout may drop.
  SortedSet<FieldName> losses() {
    SortedSet<FieldName> losses = new TreeSet<>();
    for (Structure structure : structures.values()) {
      for (Field field : structure.fields()) {
        if (field.id() >= FIRST_TAG) {
          losses.add(new FieldName(STRUCTURE, field.name()));
        }
      }
    }
    return losses;
  }

  /// What a value is in memory; 0 is no value.
  long content(int value) {
    return value == 0 ? 0 : contents.getOrDefault(value, (long) GARBAGE);
  }

  /// The value that is this in memory.
  int value(long content) {
    return valueOf.getOrDefault(content, GARBAGE);
  }

  /// The first word of an entry, as the specification has it.
  int firstWord(long raw) {
    if (raw == 0) {
      return 0;
    }
    int layout = (int) raw & 0xFF;
    FieldPlace place = values.get(layout);
    if (place == null) {
      return GARBAGE;
    }
    int value = value(ordered(raw >>> TAG_BITS, place));
    return value != GARBAGE && rawFirst(layout, value) == raw
        ? Words.encode(layout, value)
        : GARBAGE;
  }

  /// The second word of an entry, as the specification has it.
  int secondWord(long raw) {
    if (raw == 0) {
      return 0;
    }
    int layout = (int) (raw >>> SESSION_TAG_SHIFT) & 0xFF;
    FieldPlace place = numbers.get(layout);
    if (place == null) {
      return GARBAGE;
    }
    long session = ordered(raw, place);
    return session < constants.sessions() && rawSecond(layout, session) == raw
        ? Words.encode(layout, (int) session)
        : GARBAGE;
  }

  long rawFirst(int layout, int value) {
    return layout | ordered(content(value), known(values, layout)) << TAG_BITS;
  }

  long rawSecond(int layout, long session) {
    return (long) layout << SESSION_TAG_SHIFT | ordered(session, known(numbers, layout));
  }

  private static <T> T known(Map<Integer, T> byLayout, int layout) {
    T found = byLayout.get(layout);
    if (found == null) {
      throw new IllegalArgumentException("a layout is one of an image's: layout=" + layout);
    }
    return found;
  }

  /// The low bits of a number, in the order of a field; to order them twice is to leave them.
  private static long ordered(long number, FieldPlace place) {
    int left = Long.SIZE - place.bits();
    return place.order() == ByteOrder.LITTLE_ENDIAN
        ? number << left >>> left
        : Long.reverseBytes(number << left);
  }

  private static void check(boolean holds, String rule, Object found) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ": found=" + found);
    }
  }
}
