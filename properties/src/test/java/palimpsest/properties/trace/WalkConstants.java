package palimpsest.properties.trace;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.Fault;
import palimpsest.model.machine.Image;
import palimpsest.model.machine.Numbers;
import palimpsest.model.machine.Request;
import palimpsest.model.machine.Row;
import palimpsest.model.release.Presence;

/// Small configurations to walk through, with all that a trace can tell of.
final class WalkConstants {
  private static final Numbers VALUES = Numbers.of(1, 2);
  private static final Image SOUND =
      new Image(
          1,
          1,
          VALUES,
          1,
          true,
          true,
          new TreeSet<>(Set.of("mirror")),
          new TreeSet<>(),
          Row.empty(),
          Set.of(Row.empty()));

  private WalkConstants() {}

  /// Layouts that differ, one without room for each value; images that are bad or refuse.
  static Constants layouts(Set<Fault> faults) {
    SequencedMap<String, Image> images = new LinkedHashMap<>();
    images.put("a", SOUND.withBlocks(2));
    images.put("b", SOUND.withLayout(2).withVersion(2));
    images.put("c", SOUND.withLayout(3).withVersion(2).holding(Numbers.of(1)));
    images.put("large", SOUND.withBlocks(3));
    images.put("needy", SOUND.requiring(Set.of("nvram")));
    return constants(images, Row.empty(), faults, Numbers.NONE);
  }

  /// Two companion modules, the second of which has to be burnt first.
  static Constants modules(Set<Fault> faults) {
    Image two = SOUND.bringing(Row.of(1, 1));
    SequencedMap<String, Image> images = new LinkedHashMap<>();
    images.put(
        "a",
        two.runningWith(
            Set.of(Row.of(1, 1), Row.of(1, 2), Row.of(2, 2), Row.of(3, 1), Row.of(3, 2))));
    images.put("b", two.withLayout(2).bringing(Row.of(2, 2)).runningWith(Set.of(Row.of(2, 2))));
    images.put("stuck", two.bringing(Row.of(2, 1)).runningWith(Set.of(Row.of(2, 1))));
    return constants(images, Row.of(1, 1), faults, Numbers.of(1));
  }

  private static Constants constants(
      SequencedMap<String, Image> images,
      Row<Integer> levels,
      Set<Fault> faults,
      Numbers replaceable) {
    TreeMap<String, Set<String>> paths = new TreeMap<>();
    images.keySet().forEach(name -> paths.put(name, images.keySet()));
    return new Constants(
        3,
        2,
        images,
        "a",
        paths,
        Set.of(Request.Kind.LOGIN, Request.Kind.LOGOUT, Request.Kind.READ),
        VALUES,
        3,
        2,
        levels,
        new TreeMap<>(Map.of("nvram", Presence.UNKNOWN)),
        2,
        1,
        2,
        faults,
        faults.contains(Fault.BLOCK) ? 3 : 0,
        replaceable);
  }
}
