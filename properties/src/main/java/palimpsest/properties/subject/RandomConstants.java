package palimpsest.properties.subject;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import palimpsest.impl.table.ChangeMarks;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.Fault;
import palimpsest.model.machine.Image;
import palimpsest.model.machine.Numbers;
import palimpsest.model.machine.Request;
import palimpsest.model.machine.Row;
import palimpsest.model.release.Presence;

/// A model at random, larger than any that is explored to its end: several ports, workers and
/// images, some of which cannot be updated to, every kind of request and of fault.
public final class RandomConstants {
  private static final List<String> CAPABILITIES = List.of("mirror", "snapshot", "zoning");
  private static final SortedMap<String, Presence> ENVIRONMENT =
      new TreeMap<>(
          Map.of("battery", Presence.PRESENT, "nvram", Presence.UNKNOWN, "cache", Presence.ABSENT));
  private static final int LEVELS = 3;

  private final SplittableRandom random;
  private final int modules;
  private final int windowBlocks;
  private final Numbers values;
  private final List<Numbers> held = new ArrayList<>();

  private RandomConstants(long seed) {
    random = new SplittableRandom(seed);
    modules = upTo(3) - 1;
    windowBlocks = upTo(3);
    values = Numbers.upTo(upTo(4));
    for (int layout = 1; layout <= 3; layout++) {
      held.add(Numbers.upTo(upTo(values.size())));
    }
  }

  /// Always the same for one seed.
  public static Constants of(long seed) {
    return new RandomConstants(seed).constants();
  }

  private int upTo(int max) {
    return 1 + random.nextInt(max);
  }

  private boolean oneOf(int count) {
    return random.nextInt(count) == 0;
  }

  private Constants constants() {
    Row<Integer> firstLevels = Row.each(modules, _ -> upTo(LEVELS));
    SequencedMap<String, Image> images = new LinkedHashMap<>();
    images.put("first", image(firstLevels, true));
    int others = 1 + upTo(4);
    for (int other = 1; other <= others; other++) {
      images.put("other-" + other, image(firstLevels, false));
    }
    SortedMap<String, Set<String>> paths = new TreeMap<>();
    images.keySet().forEach(name -> paths.put(name, images.keySet()));
    return new Constants(
        upTo(4),
        upTo(3),
        images,
        "first",
        paths,
        EnumSet.complementOf(EnumSet.of(Request.Kind.NONE)),
        values,
        1 + upTo(9),
        windowBlocks,
        firstLevels,
        ENVIRONMENT,
        ChangeMarks.behindWord(0),
        upTo(3) - 1,
        upTo(3),
        EnumSet.allOf(Fault.class),
        upTo(4) - 1,
        Numbers.upTo(modules));
  }

  /// An image; the first one runs.
  private Image image(Row<Integer> firstLevels, boolean isFirst) {
    int layout = upTo(held.size());
    List<Range> ranges = new ArrayList<>();
    for (int module = 1; module <= modules; module++) {
      int level = isFirst ? firstLevels.at(module) : upTo(LEVELS);
      ranges.add(new Range(upTo(level), level, level + random.nextInt(LEVELS - level + 1)));
    }
    boolean isTooLarge = !isFirst && oneOf(8);
    return new Image(
        upTo(3),
        layout,
        held.get(layout - 1),
        isTooLarge ? windowBlocks + 1 : upTo(windowBlocks),
        isFirst || !oneOf(10),
        isFirst || !oneOf(8),
        some(CAPABILITIES),
        isFirst || !oneOf(8) ? new TreeSet<>() : some(List.copyOf(ENVIRONMENT.keySet())),
        Row.each(modules, module -> ranges.get(module - 1).level),
        combinations(ranges));
  }

  /// The levels of a module that an image runs with, and the one that it brings.
  private record Range(int low, int level, int high) {}

  private SortedSet<String> some(List<String> names) {
    SortedSet<String> some = new TreeSet<>();
    for (String name : names) {
      if (oneOf(2)) {
        some.add(name);
      }
    }
    return some;
  }

  private static Set<Row<Integer>> combinations(List<Range> ranges) {
    Set<Row<Integer>> combinations = Set.of(Row.empty());
    for (Range range : ranges) {
      Set<Row<Integer>> longer = new HashSet<>();
      for (Row<Integer> combination : combinations) {
        for (int level = range.low; level <= range.high; level++) {
          longer.add(combination.append(level));
        }
      }
      combinations = longer;
    }
    return combinations;
  }
}
