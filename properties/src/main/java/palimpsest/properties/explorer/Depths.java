package palimpsest.properties.explorer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How many states lie so many steps from an initial one; to be told of an exploration.
///
/// @param <A> a step
public final class Depths<A> implements Explorer.Listener<A> {
  private static final int UNKNOWN = -1;

  private int[] depths = new int[0];

  @Override
  public void taken(int source, A step, int target) {
    int last = Math.max(source, target);
    if (last >= depths.length) {
      int known = depths.length;
      depths = Arrays.copyOf(depths, Math.max(2 * known, last + 1));
      Arrays.fill(depths, known, depths.length, UNKNOWN);
    }
    depths[source] = Math.max(depths[source], 0);
    if (depths[target] == UNKNOWN) {
      depths[target] = depths[source] + 1;
    }
  }

  /// The counts, from the initial states on.
  public List<Integer> counts() {
    List<Integer> counts = new ArrayList<>();
    for (int depth : depths) {
      while (counts.size() <= depth) {
        counts.add(0);
      }
      if (depth != UNKNOWN) {
        counts.set(depth, counts.get(depth) + 1);
      }
    }
    return counts;
  }
}
