package palimpsest.properties.crash;

import java.util.ArrayList;
import java.util.List;
import palimpsest.properties.load.Stamp;

/// What a host had written to one of its blocks, by stamps: which of it is on the medium for
/// certain, what it was told last, and what may have come since.
final class BlockHistory {
  private static final long BLANK = 0;

  private final int port;
  private final long block;
  private final List<Long> since = new ArrayList<>();
  private long durable = BLANK;
  private long told = BLANK;

  BlockHistory(int port, long block) {
    this.port = port;
    this.block = block;
  }

  void asked(long stamp) {
    since.add(stamp);
  }

  void told(long stamp) {
    told = stamp;
  }

  long told() {
    return told;
  }

  /// The disk was flushed after that write was answered.
  void flushed(long stamp) {
    durable = Math.max(durable, stamp);
    since.removeIf(later -> later <= durable);
  }

  /// Whether some write is on the medium for certain.
  boolean isFlushed() {
    return durable != BLANK;
  }

  /// Whether a block that is read holds what its host was told last.
  boolean isTold(byte[] bytes) {
    return holds(bytes, told);
  }

  /// Whether the block holds, behind a loss of power, what was durable or came since. Which it is,
  /// is known from now on.
  boolean settle(byte[] bytes) {
    List<Long> possible = new ArrayList<>(since);
    possible.addFirst(durable);
    for (long stamp : possible) {
      if (holds(bytes, stamp)) {
        durable = stamp;
        told = stamp;
        since.clear();
        return true;
      }
    }
    return false;
  }

  /// The same as another one, which was settled.
  void remember(BlockHistory other) {
    durable = other.durable;
    told = other.told;
  }

  private boolean holds(byte[] bytes, long stamp) {
    return stamp == BLANK ? Stamp.isBlank(bytes) : Stamp.matches(bytes, port, block, stamp);
  }
}
