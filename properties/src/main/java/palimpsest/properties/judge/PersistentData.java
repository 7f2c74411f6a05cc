package palimpsest.properties.judge;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.image.ImageHeader;
import palimpsest.impl.image.ImageReader;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;
import palimpsest.impl.table.TableRoot;
import palimpsest.model.release.Structure;

/// The persistent data of an image: by structure, the entries that are present by their place, each
/// with its values by field id (PER-1).
public record PersistentData(
    SortedMap<String, SortedMap<Integer, SortedMap<Integer, Long>>> structures) {
  public PersistentData {
    SortedMap<String, SortedMap<Integer, SortedMap<Integer, Long>>> copy = new TreeMap<>();
    structures.forEach(
        (structure, entries) -> {
          SortedMap<Integer, SortedMap<Integer, Long>> copied = new TreeMap<>();
          entries.forEach((entry, values) -> copied.put(entry, unmodifiable(values)));
          copy.put(structure, Collections.unmodifiableSortedMap(copied));
        });
    structures = Collections.unmodifiableSortedMap(copy);
  }

  /// What was read, and what is wrong with it: nothing, in a sound adapter.
  public record Reading(PersistentData data, List<String> problems) {
    public Reading {
      problems = List.copyOf(problems);
    }
  }

  /// Decodes every table from the bytes that the image in the window points to.
  public static Reading read(Adapter adapter) {
    MemorySegment image = adapter.memory().view(adapter.memory().span(Region.WINDOW));
    ImageHeader header = ImageReader.header(image);
    MemorySegment segment = header.sections().data().in(image);
    List<String> problems = new ArrayList<>();
    SortedMap<String, SortedMap<Integer, SortedMap<Integer, Long>>> all = new TreeMap<>();
    List<Structure> structures = header.release().structures();
    for (int index = 0; index < structures.size(); index++) {
      Structure structure = structures.get(index);
      TableRoot root = TableRoot.read(segment, index);
      int entryBytes = EntryDecoder.entryBytes(structure);
      if (entryBytes != root.entryBytes()) {
        problems.add(
            "entry size of "
                + structure.name()
                + ": expected "
                + entryBytes
                + ", found "
                + root.entryBytes());
      } else {
        all.put(structure.name(), entries(adapter, structure, root));
      }
    }
    return new Reading(new PersistentData(all), problems);
  }

  private static SortedMap<Integer, SortedMap<Integer, Long>> entries(
      Adapter adapter, Structure structure, TableRoot root) {
    Span table = new Span(root.address(), (long) root.entryBytes() * root.entries());
    byte[] bytes = adapter.memory().view(table).toArray(ValueLayout.JAVA_BYTE);
    SortedMap<Integer, SortedMap<Integer, Long>> entries = new TreeMap<>();
    for (int entry = 0; entry < root.entries(); entry++) {
      int place = entry;
      byte[] one = new byte[root.entryBytes()];
      System.arraycopy(bytes, entry * one.length, one, 0, one.length);
      EntryDecoder.decode(structure, one).ifPresent(values -> entries.put(place, values));
    }
    return entries;
  }

  /// The present entries of a structure: none where there is no such structure.
  public SortedMap<Integer, SortedMap<Integer, Long>> entries(String structure) {
    return structures.getOrDefault(structure, Collections.emptySortedMap());
  }

  public Optional<SortedMap<Integer, Long>> entry(String structure, int entry) {
    return Optional.ofNullable(entries(structure).get(entry));
  }

  /// The same data, but for one entry: with these values, or without it where there are none.
  public PersistentData with(String structure, int entry, Map<Integer, Long> values) {
    SortedMap<String, SortedMap<Integer, SortedMap<Integer, Long>>> all = new TreeMap<>(structures);
    SortedMap<Integer, SortedMap<Integer, Long>> entries = new TreeMap<>(entries(structure));
    if (values.isEmpty()) {
      entries.remove(entry);
    } else {
      entries.put(entry, new TreeMap<>(values));
    }
    all.put(structure, entries);
    return new PersistentData(all);
  }

  private static SortedMap<Integer, Long> unmodifiable(SortedMap<Integer, Long> values) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }
}
