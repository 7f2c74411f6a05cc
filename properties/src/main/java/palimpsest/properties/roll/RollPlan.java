package palimpsest.properties.roll;

import java.util.HashSet;
import java.util.List;
import palimpsest.impl.system.HostPaths;
import palimpsest.model.release.Promise;
import palimpsest.model.release.UpdatePath;

/// A storage system, and the update that is rolled over it.
///
/// Refused with an `IllegalArgumentException`: less than two adapters, or two of one name; no host,
/// or one with less than two paths; an update that is promised to be refused; no medium that stays
///
/// @param adapters by their names, the source adapter first
/// @param path a promised update
public record RollPlan(
    List<String> adapters, List<HostPaths> hosts, UpdatePath path, List<Medium> media) {
  /// More than there are ports, or than a machine has processors for.
  public static final int HOSTS_MAX = 16;

  public static final int ADAPTERS_MAX = 8;

  /// While one adapter is updated, each host needs another.
  public static final int PATHS_MIN = 2;

  public RollPlan {
    adapters = List.copyOf(adapters);
    hosts = List.copyOf(hosts);
    media = List.copyOf(media);
    check(
        adapters.size() >= PATHS_MIN
            && adapters.size() <= ADAPTERS_MAX
            && new HashSet<>(adapters).size() == adapters.size(),
        "a storage system has 2 to 8 adapters, each with a name of its own: names=" + adapters);
    check(
        !hosts.isEmpty() && hosts.size() <= HOSTS_MAX,
        "a storage system has 1 to 16 hosts: hosts=" + hosts.size());
    for (HostPaths host : hosts) {
      check(
          host.adapters().size() >= PATHS_MIN && adapters.containsAll(host.adapters()),
          "a host has paths to two adapters or more: host=" + host);
    }
    check(
        path.promise() != Promise.REFUSED,
        "what is rolled is not promised to be refused: path=" + path);
    check(
        media.stream().anyMatch(medium -> !medium.vanishes()),
        "there is a medium that stays: media=" + media);
  }

  private static void check(boolean holds, String line) {
    if (!holds) {
      throw new IllegalArgumentException(line);
    }
  }

  String source() {
    return adapters.getFirst();
  }

  /// Those that stay, in the order in which rolls use them.
  List<Medium> wholeMedia() {
    return media.stream().filter(medium -> !medium.vanishes()).toList();
  }

  List<Medium> vanishingMedia() {
    return media.stream().filter(Medium::vanishes).toList();
  }
}
