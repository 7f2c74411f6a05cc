package palimpsest.properties.trace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import palimpsest.properties.trace.TraceHeader.ImageInfo;
import palimpsest.properties.trace.TraceHeader.StructureInfo;

/// The running image's structures, and which of them are tracked.
final class Tables {
  private final int marksPerWord;
  private Map<String, Entries> structures = new LinkedHashMap<>();
  private Set<String> tracked = Set.of();

  Tables(TraceHeader header, ImageInfo running) {
    this.marksPerWord = header.marksPerWord();
    int index = 0;
    for (StructureInfo info : running.structures()) {
      Entries entries = new Entries(info, index++, marksPerWord);
      for (int entry = 0; entry < info.entries(); entry++) {
        Long version = header.versions().get(entries.location(entry));
        if (version != null) {
          entries.writeHeader(entry, version, true);
        }
      }
      structures.put(info.name(), entries);
    }
  }

  /// The entries of a structure of the running image.
  Entries of(String structure) throws Unexplained {
    return Optional.ofNullable(structures.get(structure))
        .orElseThrow(
            () ->
                new Unexplained("the running image has such a structure: structure=" + structure));
  }

  boolean isTracked(String structure) {
    return tracked.contains(structure);
  }

  boolean isTracking() {
    return !tracked.isEmpty();
  }

  /// What was converted before, for an image that did not come, is no more.
  void track(List<String> names) {
    tracked = Set.copyOf(names);
    structures.values().forEach(Entries::forgetConversion);
  }

  /// The new image's structures from now on.
  ///
  /// @param created the locations of entries that were created
  /// @return the locations that are no more
  SortedSet<String> switchTo(ImageInfo image, Map<String, Long> created) {
    Map<String, Entries> next = new LinkedHashMap<>();
    SortedSet<String> gone = new TreeSet<>();
    int index = 0;
    for (StructureInfo info : image.structures()) {
      Entries before = structures.remove(info.name());
      Entries entries =
          before == null ? new Entries(info, index, marksPerWord) : before.switched(info, index);
      if (before == null) {
        for (int entry = 0; entry < info.entries(); entry++) {
          Long version = created.get(entries.location(entry));
          entries.writeHeader(entry, version == null ? 0 : version, version != null);
        }
      }
      if (before != null) {
        addFrom(info.entries(), before, gone);
      }
      next.put(info.name(), entries);
      index++;
    }
    structures.values().forEach(left -> addFrom(0, left, gone));
    structures = next;
    tracked = Set.of();
    return gone;
  }

  private static void addFrom(int first, Entries entries, SortedSet<String> locations) {
    for (int entry = first; entry < entries.info().entries(); entry++) {
      locations.add(entries.location(entry));
    }
  }
}
