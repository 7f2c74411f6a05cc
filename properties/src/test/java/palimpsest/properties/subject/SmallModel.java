package palimpsest.properties.subject;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.Fault;
import palimpsest.model.machine.Image;
import palimpsest.model.machine.Numbers;
import palimpsest.model.machine.Request;
import palimpsest.model.machine.Row;
import palimpsest.model.release.Presence;

/// A model of one host and one worker: an image of two blocks and one of another layout and of a
/// single block; every kind of fault.
final class SmallModel {
  private SmallModel() {}

  static Constants constants() {
    SequencedMap<String, Image> images = new LinkedHashMap<>();
    images.put("a", image(1, 2));
    images.put("b", image(2, 1));
    return constants(images, Row.empty(), 2);
  }

  /// @param values from 1 to this
  static Constants constants(SequencedMap<String, Image> images, Row<Integer> levels, int values) {
    SortedMap<String, Set<String>> paths = new TreeMap<>();
    images.keySet().forEach(name -> paths.put(name, images.keySet()));
    return new Constants(
        1,
        1,
        images,
        "a",
        paths,
        EnumSet.of(Request.Kind.LOGIN, Request.Kind.LOGOUT, Request.Kind.READ),
        Numbers.upTo(values),
        2,
        2,
        levels,
        new TreeMap<>(Map.of("nvram", Presence.UNKNOWN)),
        32,
        0,
        1,
        EnumSet.allOf(Fault.class),
        1,
        Numbers.upTo(levels.size()));
  }

  static Image image(int layout, int blocks) {
    return new Image(
        layout,
        layout,
        Numbers.upTo(layout),
        blocks,
        true,
        true,
        new TreeSet<>(),
        new TreeSet<>(),
        Row.empty(),
        Set.of(Row.empty()));
  }
}
