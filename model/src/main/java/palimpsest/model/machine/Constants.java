package palimpsest.model.machine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import palimpsest.model.release.Presence;

/// The constants of the specification, with the same assumptions about them.
///
/// @param ports one host each; entry p of a table is the session of port p
/// @param workers the adapter's processors
/// @param images by name
/// @param firstImage the name of the one that runs first
/// @param paths by name of an image: those that it is updated to
/// @param kinds of request that hosts submit
/// @param values what a host may ask for at login, 1 to 9
/// @param sessions session numbers are counted modulo this, 2 to 10
/// @param windowBlocks the size of the window
/// @param firstLevels companion module -> the level it has at first; the modules are 1 to its size
/// @param environment what is known of each capability
/// @param marksPerWord entries whose marks are in one word, 1 to 64
/// @param restMax marks that may be left to the pause
/// @param roundsMax rounds of conversion
/// @param faults the kinds of fault that occur
/// @param spoilsMax blocks spoilt during one overlay
/// @param replaceable modules that somebody else replaces while an update is planned
public record Constants(
    int ports,
    int workers,
    SequencedMap<String, Image> images,
    String firstImage,
    SortedMap<String, Set<String>> paths,
    Set<Request.Kind> kinds,
    Numbers values,
    int sessions,
    int windowBlocks,
    Row<Integer> firstLevels,
    SortedMap<String, Presence> environment,
    int marksPerWord,
    int restMax,
    int roundsMax,
    Set<Fault> faults,
    int spoilsMax,
    Numbers replaceable) {
  public Constants {
    images = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(images));
    paths = copyOf(paths);
    kinds = Set.copyOf(kinds);
    environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    faults = Set.copyOf(faults);
    check(ports >= 1 && workers >= 1, "there are ports and workers", ports + "/" + workers);
    check(images.containsKey(firstImage), "the first image is one of them", firstImage);
    for (var image : images.entrySet()) {
      imagesAreImages(image.getKey(), image.getValue(), values, firstLevels.size());
    }
    Image first = image(images, firstImage);
    check(
        first.signed() && first.blocks() <= windowBlocks && first.runsWith().contains(firstLevels),
        "the first image runs",
        firstImage);
    check(
        paths.keySet().equals(images.keySet())
            && paths.values().stream().allMatch(images.keySet()::containsAll),
        "a path leads from an image to an image",
        paths);
    check(!kinds.contains(Request.Kind.NONE), "a host asks for something", kinds);
    check(values.isSubsetOf(Numbers.upTo(9)), "values are 1 to 9", values);
    check(sessions >= 2 && sessions <= 10, "sessions are 2 to 10", sessions);
    check(marksPerWord >= 1 && marksPerWord <= 64, "a word has 1 to 64 marks", marksPerWord);
    check(spoilsMax >= 0 && spoilsMax <= 3, "blocks spoilt are 0 to 3", spoilsMax);
    check(
        replaceable.isSubsetOf(Numbers.upTo(firstLevels.size())),
        "what is replaced is a module",
        replaceable);
  }

  private static SortedMap<String, Set<String>> copyOf(SortedMap<String, Set<String>> paths) {
    SortedMap<String, Set<String>> copy = new TreeMap<>();
    paths.forEach((from, to) -> copy.put(from, Set.copyOf(to)));
    return Collections.unmodifiableSortedMap(copy);
  }

  /// Whether the image is updated to that one.
  public boolean isPath(String from, String to) {
    Set<String> reached = paths.get(from);
    return reached != null && reached.contains(to);
  }

  /// The image of that name.
  ///
  /// @throws IllegalArgumentException if there is none
  public Image image(String name) {
    return image(images, name);
  }

  /// How many companion modules there are.
  public int modules() {
    return firstLevels.size();
  }

  private static Image image(SequencedMap<String, Image> images, String name) {
    Image image = images.get(name);
    if (image == null) {
      throw new IllegalArgumentException("an image has a name: name=" + name);
    }
    return image;
  }

  private static void imagesAreImages(String name, Image image, Numbers values, int modules) {
    check(
        image.holds().isSubsetOf(values) && image.holds().contains(1),
        "an image holds some values, and 1",
        name);
    check(image.levels().size() == modules, "an image has a level for each module", name);
  }

  private static void check(boolean holds, String rule, Object found) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ": found=" + found);
    }
  }
}
