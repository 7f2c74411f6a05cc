package palimpsest.properties.trace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import palimpsest.model.machine.Numbers;
import palimpsest.model.machine.Row;
import palimpsest.model.machine.storage.StorageConstants;
import palimpsest.model.machine.storage.StorageFault;
import palimpsest.model.machine.storage.StorageState;

/// The first line of a roll's trace: the storage system, as it was when the trace began, with no
/// roll under way and each image confirmed.
///
/// @param adapters by their names, the source adapter first
/// @param hosts by their names, with the adapters to which each has a path
/// @param running the image that all adapters run at first
/// @param images by their names, with those that each runs together with besides itself
///
/// Refused with an `IllegalArgumentException`: where the parts contradict each other
public record RollHeader(
    List<String> adapters,
    SequencedMap<String, List<String>> hosts,
    String running,
    SequencedMap<String, List<String>> images) {
  public static final int VERSION = 3;

  /// As many as the reference machine tells apart.
  private static final int ADAPTERS_MAX = 30;

  /// What an adapter answers that does not serve by an image, and what the machine calls none.
  private static final Set<String> TAKEN =
      Set.of(RollAnswer.DEAD, RollAnswer.PAUSED, StorageState.NO_IMAGE);

  public RollHeader {
    adapters = List.copyOf(adapters);
    hosts = copy(hosts);
    images = copy(images);
    if (adapters.isEmpty()
        || adapters.size() > ADAPTERS_MAX
        || new HashSet<>(adapters).size() != adapters.size()
        || !adapters.stream().allMatch(RollAnswer::isName)) {
      throw new IllegalArgumentException(
          "there are 1 to 30 adapters, each with a name of its own without , and =: adapters="
              + adapters);
    }
    for (Map.Entry<String, List<String>> host : hosts.entrySet()) {
      if (host.getValue().isEmpty() || !adapters.containsAll(host.getValue())) {
        throw new IllegalArgumentException(
            "a host has paths to adapters: host=" + host.getKey() + " paths=" + host.getValue());
      }
    }
    for (Map.Entry<String, List<String>> image : images.entrySet()) {
      if (!RollAnswer.isName(image.getKey())
          || TAKEN.contains(image.getKey())
          || !images.keySet().containsAll(image.getValue())) {
        throw new IllegalArgumentException(
            "an image has a name that is not taken, without , and =, and runs with images: image="
                + image.getKey()
                + " with="
                + image.getValue());
      }
    }
    if (!images.containsKey(running)) {
      throw new IllegalArgumentException("the image that runs is one of them: running=" + running);
    }
  }

  private static SequencedMap<String, List<String>> copy(Map<String, List<String>> lists) {
    SequencedMap<String, List<String>> copy = new LinkedHashMap<>();
    lists.forEach((name, list) -> copy.put(name, List.copyOf(list)));
    return Collections.unmodifiableSequencedMap(copy);
  }

  /// The reference machine's constants, with an update to each of the images.
  StorageConstants constants() {
    SequencedMap<String, Set<String>> together = new LinkedHashMap<>();
    images.forEach(
        (name, others) -> {
          Set<String> all = new HashSet<>(others);
          all.add(name);
          together.put(name, all);
        });
    List<Numbers> paths = new ArrayList<>();
    for (List<String> host : hosts.values()) {
      paths.add(Numbers.of(host.stream().mapToInt(this::number).distinct().toArray()));
    }
    return new StorageConstants(
        adapters.size(),
        Row.copyOf(paths),
        together,
        running,
        Row.copyOf(List.copyOf(images.keySet())),
        EnumSet.allOf(StorageFault.class));
  }

  /// An adapter's number, from 1; 0 for one that is not there.
  int number(String adapter) {
    return adapters.indexOf(adapter) + 1;
  }

  String adapter(int number) {
    return adapters.get(number - 1);
  }
}
