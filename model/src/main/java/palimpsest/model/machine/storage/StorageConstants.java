package palimpsest.model.machine.storage;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import palimpsest.model.machine.Numbers;
import palimpsest.model.machine.Row;

/// The constants of the specification, with the same assumptions about them.
///
/// @param adapters how many there are
/// @param paths host -> the adapters that it has a path to
/// @param images name -> the names of the images that it runs together with
/// @param firstImage the one that all adapters run at first
/// @param updates id -> the image that it brings
/// @param faults the kinds of fault that occur
public record StorageConstants(
    int adapters,
    Row<Numbers> paths,
    SequencedMap<String, Set<String>> images,
    String firstImage,
    Row<String> updates,
    Set<StorageFault> faults) {
  public StorageConstants {
    SequencedMap<String, Set<String>> copy = new LinkedHashMap<>();
    images.forEach((name, others) -> copy.put(name, Set.copyOf(others)));
    images = Collections.unmodifiableSequencedMap(copy);
    faults = Set.copyOf(faults);
    check(images.containsKey(firstImage), "the first image is one of them", firstImage);
    for (Numbers path : paths) {
      check(
          !path.isEmpty() && path.isSubsetOf(Numbers.upTo(adapters)),
          "a host has paths to adapters",
          path);
    }
    for (String image : updates) {
      check(images.containsKey(image), "an update brings an image", image);
    }
    for (var image : images.entrySet()) {
      check(
          image.getValue().contains(image.getKey())
              && images.keySet().containsAll(image.getValue()),
          "an image runs together with itself and with images",
          image);
    }
  }

  /// Whether two images run together.
  boolean areTogether(String image, String other) {
    Set<String> others = images.get(image);
    return others != null && others.contains(other);
  }

  private static void check(boolean holds, String rule, Object found) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ": found=" + found);
    }
  }
}
