package palimpsest.properties.load;

import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import palimpsest.model.release.Field;
import palimpsest.model.release.ImplicitChange;
import palimpsest.model.release.Release;

/// How hosts work: how many there are and how many ports each has, how many blocks a port has to
/// itself, the seed, and for each parameter of a login (by field id) the highest value a host may
/// choose.
public record LoadPlan(
    int hosts, int portsEach, int blocksEach, long seed, SortedMap<Integer, Long> highest) {
  private static final String LOGIN = "login";
  private static final int WWN = 1;
  private static final int SESSION = 2;

  public LoadPlan {
    highest = new TreeMap<>(highest);
  }

  public int ports() {
    return hosts * portsEach;
  }

  /// The highest values that hosts may choose for what both releases are to hold, by field id:
  /// an update counts them in other units, and may give them less room.
  public static SortedMap<Integer, Long> highest(Release from, Release to) {
    SortedMap<Integer, Long> highest = new TreeMap<>();
    for (Release release : List.of(from, to)) {
      for (Field field : release.structure(LOGIN).orElseThrow().fields()) {
        if (field.id() != WWN && field.id() != SESSION) {
          long most = field.bits() == Long.SIZE ? Long.MAX_VALUE : (1L << field.bits()) - 1;
          highest.merge(field.id(), most / factor(to, field), Math::min);
        }
      }
    }
    return highest;
  }

  private static long factor(Release to, Field field) {
    return to.implicitChanges().stream()
        .filter(change -> change.field().structure().equals(LOGIN))
        .filter(
            change ->
                to.structure(LOGIN).orElseThrow().field(change.field().field()).stream()
                    .anyMatch(target -> target.id() == field.id()))
        .mapToLong(ImplicitChange::factor)
        .reduce(1, (a, b) -> a * b);
  }

  /// Chooses small and large values alike, none above the highest.
  public static SortedMap<Integer, Long> choose(
      SortedMap<Integer, Long> highest, SplittableRandom random) {
    SortedMap<Integer, Long> values = new TreeMap<>();
    highest.forEach((id, most) -> values.put(id, choose(most, random)));
    return values;
  }

  private static long choose(long highest, SplittableRandom random) {
    int bits = 1 + random.nextInt(Long.SIZE - Long.numberOfLeadingZeros(highest | 1));
    long value = random.nextLong() >>> (Long.SIZE - bits);
    return Long.compareUnsigned(value, highest) <= 0 ? value : highest;
  }

  /// The first of the blocks that belong to a port.
  public long firstBlock(int port) {
    return (long) port * blocksEach;
  }
}
