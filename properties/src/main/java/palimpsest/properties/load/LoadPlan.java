package palimpsest.properties.load;

import java.util.SortedMap;
import java.util.TreeMap;

/// How hosts work: how many there are and how many ports each has, how many blocks a port has to
/// itself, the seed, and for each parameter of a login (by field id) the highest value a host may
/// choose.
public record LoadPlan(
    int hosts, int portsEach, int blocksEach, long seed, SortedMap<Integer, Long> highest) {
  public LoadPlan {
    highest = new TreeMap<>(highest);
  }

  public int ports() {
    return hosts * portsEach;
  }

  /// The first of the blocks that belong to a port.
  public long firstBlock(int port) {
    return (long) port * blocksEach;
  }
}
