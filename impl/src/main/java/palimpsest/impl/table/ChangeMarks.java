package palimpsest.impl.table;

import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.ControlBlock;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;

/// One bit for each entry: set where a change has still to be carried over to the new image.
///
/// A worker writes the entry and *then* marks it; the conversion clears the mark and *then* reads
/// the entry. So whatever the conversion read too early is marked again afterwards. A structure
/// that is not tracked is not marked; a worker looks at that only after its write, so that it
/// cannot miss the start of tracking, which sets every mark first.
public final class ChangeMarks {
  /// Structures with marks: as many as the tracking word has bits.
  public static final int STRUCTURES_MAX = 64;

  private static final long ALL = -1L;

  private final AdapterMemory memory;
  private final ControlBlock control;
  private final long base;
  private final long wordsEach;

  public ChangeMarks(AdapterMemory memory, ControlBlock control, int entriesMax) {
    this.memory = memory;
    this.control = control;
    this.base = memory.span(Region.MARKS).base();
    this.wordsEach = words(entriesMax);
  }

  public static long sizeBytes(int structures, int entriesMax) {
    return structures * words(entriesMax) * Long.BYTES;
  }

  /// Marks an entry that was changed, if its structure is tracked; tells whether it is.
  public boolean mark(int structure, int entry) {
    if ((control.tracking() >>> structure & 1) == 0) {
      return false;
    }
    memory.setBits(word(structure, entry), bit(entry));
    return true;
  }

  public void clear(int structure, int entry) {
    memory.clearBits(word(structure, entry), bit(entry));
  }

  public boolean isMarked(int structure, int entry) {
    return (memory.readVolatile(word(structure, entry)) & bit(entry)) != 0;
  }

  /// Marks entries 0 to `entries - 1` of a structure and no other.
  public void markAll(int structure, int entries) {
    long first = word(structure, 0);
    memory.fill(new Span(first, wordsEach * Long.BYTES), (byte) 0);
    int whole = entries / Long.SIZE;
    memory.fill(new Span(first, (long) whole * Long.BYTES), (byte) ALL);
    if (entries % Long.SIZE != 0) {
      memory.writeVolatile(word(structure, entries), bit(entries) - 1);
    }
  }

  /// The first marked entry at or after `from`, or -1.
  public int next(int structure, int from, int entries) {
    int entry = from;
    while (entry < entries) {
      long left = memory.readVolatile(word(structure, entry)) >>> entry % Long.SIZE;
      if (left != 0) {
        int found = entry + Long.numberOfTrailingZeros(left);
        return found < entries ? found : -1;
      }
      entry = (entry / Long.SIZE + 1) * Long.SIZE;
    }
    return -1;
  }

  public int count(int structure, int entries) {
    int count = 0;
    for (int entry = 0; entry < entries; entry += Long.SIZE) {
      count += Long.bitCount(memory.readVolatile(word(structure, entry)));
    }
    return count;
  }

  private long word(int structure, int entry) {
    return base + (structure * wordsEach + entry / Long.SIZE) * Long.BYTES;
  }

  private static long bit(int entry) {
    return 1L << entry % Long.SIZE;
  }

  private static long words(int entries) {
    return entries / Long.SIZE + 1L;
  }
}
