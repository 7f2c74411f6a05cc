package palimpsest.model.machine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import palimpsest.model.release.Presence;

/// Constants for tests: few, and such that each action is taken.
final class Fixtures {
  static final Image SOUND =
      new Image(
          1,
          1,
          Numbers.of(1),
          1,
          true,
          true,
          new TreeSet<>(Set.of("mirror")),
          new TreeSet<>(),
          Row.empty(),
          Set.of(Row.empty()));

  private Fixtures() {}

  /// Two layouts, and each fault but those of modules.
  static Constants faults() {
    LinkedHashMap<String, Image> images = new LinkedHashMap<>();
    images.put("a", SOUND.withBlocks(2));
    images.put("b", SOUND.withLayout(2).withVersion(2).offering(Set.of("mirror", "snapshot")));
    images.put("large", SOUND.withBlocks(3));
    images.put("never", SOUND.thatNeverCopies().offering(Set.of()));
    return constants(
        images,
        Row.empty(),
        Set.of(Fault.SOURCE, Fault.CODE, Fault.BUFFER, Fault.BLOCK, Fault.WORKER, Fault.DEVICE),
        Numbers.NONE);
  }

  /// Two companion modules, burns that fail, and a module that is replaced meanwhile.
  static Constants modules() {
    LinkedHashMap<String, Image> images = new LinkedHashMap<>();
    Image two = SOUND.bringing(Row.of(1, 1));
    images.put(
        "a",
        two.runningWith(
            Set.of(Row.of(1, 1), Row.of(1, 2), Row.of(2, 2), Row.of(3, 1), Row.of(3, 2))));
    images.put("b", two.bringing(Row.of(2, 2)).runningWith(Set.of(Row.of(2, 2))));
    images.put("stuck", two.bringing(Row.of(2, 1)).runningWith(Set.of(Row.of(2, 1))));
    return constants(images, Row.of(1, 1), Set.of(Fault.BURN, Fault.UNDO), Numbers.of(1));
  }

  private static Constants constants(
      SequencedMap<String, Image> images,
      Row<Integer> levels,
      Set<Fault> faults,
      Numbers replaceable) {
    TreeMap<String, Set<String>> paths = new TreeMap<>();
    images.keySet().forEach(name -> paths.put(name, images.keySet()));
    return new Constants(
        1,
        1,
        images,
        "a",
        paths,
        Set.of(Request.Kind.LOGIN, Request.Kind.LOGOUT, Request.Kind.READ),
        Numbers.of(1),
        2,
        2,
        levels,
        new TreeMap<>(Map.of("nvram", Presence.UNKNOWN)),
        64,
        0,
        2,
        faults,
        faults.contains(Fault.BLOCK) ? 3 : 0,
        replaceable);
  }
}
