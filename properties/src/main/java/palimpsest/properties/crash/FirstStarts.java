package palimpsest.properties.crash;

import java.util.HashSet;
import java.util.Set;

/// Which cut is the first to leave a start like that: the first by its number, whichever thread is
/// there first. Each cut waits for those before it, and is passed in the end.
///
/// Any thread may call.
final class FirstStarts {
  private final Set<Object> seen = new HashSet<>();
  private int next;

  /// Whether no cut before it left the same.
  ///
  /// @param start what the start reads
  synchronized boolean isFirst(int cut, Object start) throws InterruptedException {
    pass(cut);
    return seen.add(start);
  }

  /// No start comes of the cut any more.
  synchronized void pass(int cut) throws InterruptedException {
    while (next < cut) {
      wait();
    }
    next = Math.max(next, cut + 1);
    notifyAll();
  }
}
