package palimpsest.impl.table;

import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.ControlBlock;
import palimpsest.impl.memory.Region;
import palimpsest.impl.trace.Actor;

/// One bit for each entry: set where a change has still to be carried over to the new image.
///
/// A worker writes the entry and *then* marks it; the conversion clears the mark and *then* reads
/// the entry. So whatever the conversion read too early is marked again afterwards. A structure
/// that is not tracked is not marked; a worker looks at that only after its write, so that it
/// cannot miss the start of tracking, which sets every mark first.
///
/// A word, like the tracking word, counts its changes beside its bits: by these counts a trace
/// tells the order of changes and looks.
///
/// ```
///  bits  0 to 31  marks of 32 entries, or structures that are tracked
///  bits 32 to 63  how often the word was changed
/// ```
public final class ChangeMarks {
  /// Structures with marks: as many as the tracking word has bits for.
  public static final int STRUCTURES_MAX = 32;

  private static final int ENTRIES_EACH = 32;
  private static final long BITS = (1L << ENTRIES_EACH) - 1;
  private static final long CHANGE = 1L << ENTRIES_EACH;
  private static final String TRACKING = "tracking";

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

  /// The first entry behind those that have their marks in one word with the given one.
  public static int behindWord(int entry) {
    return (entry / ENTRIES_EACH + 1) * ENTRIES_EACH;
  }

  /// From now on changes of the given structures, a bit for each, are marked, and of no other.
  public void track(long structures, Actor actor) {
    actor.wrote(TRACKING, changes(change(control.tracking(), BITS, structures)));
  }

  public boolean isTracking() {
    return tracked() != 0;
  }

  /// The structures whose changes are marked, a bit for each.
  public long tracked() {
    return memory.readVolatile(control.tracking()) & BITS;
  }

  /// Marks an entry that was changed, if its structure is tracked.
  public void mark(int structure, int entry, Actor actor) {
    long tracking = memory.readVolatile(control.tracking());
    actor.read(TRACKING, changes(tracking));
    if ((tracking >>> structure & 1) != 0) {
      wrote(actor, structure, entry, change(word(structure, entry), 0, bit(entry)));
    }
  }

  public void clear(int structure, int entry, Actor actor) {
    wrote(actor, structure, entry, change(word(structure, entry), bit(entry), 0));
  }

  public boolean isMarked(int structure, int entry) {
    return (memory.readVolatile(word(structure, entry)) & bit(entry)) != 0;
  }

  /// Marks entries 0 to `entries - 1` of a structure and no other.
  public void markAll(int structure, int entries, Actor actor) {
    for (int first = 0; first < wordsEach * ENTRIES_EACH; first += ENTRIES_EACH) {
      int marked = Math.clamp(entries - first, 0, ENTRIES_EACH);
      long marks = (1L << marked) - 1;
      wrote(actor, structure, first, change(word(structure, first), BITS, marks));
    }
  }

  /// The first marked entry at or after `from` that has its mark in one word with it, or -1.
  public int seek(int structure, int from, Actor actor) {
    long word = memory.readVolatile(word(structure, from));
    read(actor, structure, from, word);
    long left = (word & BITS) >>> from % ENTRIES_EACH;
    return left == 0 ? -1 : from + Long.numberOfTrailingZeros(left);
  }

  /// The first marked entry at or after `from`, or -1, while nobody marks any: several words are
  /// looked at.
  public int seekAll(int structure, int from, int entries, Actor actor) {
    for (int first = from; first < entries; first = behindWord(first)) {
      int found = seek(structure, first, actor);
      if (found >= 0) {
        return found;
      }
    }
    return -1;
  }

  public int count(int structure, int entries, Actor actor) {
    int count = 0;
    for (int first = 0; first < entries; first += ENTRIES_EACH) {
      long word = memory.readVolatile(word(structure, first));
      read(actor, structure, first, word);
      count += Long.bitCount(word & BITS);
    }
    return count;
  }

  /// Clears some bits of a word, then sets others, and counts the change; returns the word as it is
  /// then.
  private long change(long address, long cleared, long set) {
    while (true) {
      long before = memory.readVolatile(address);
      long after = ((before & ~cleared) | set) + CHANGE;
      if (memory.compareAndSet(address, before, after)) {
        return after;
      }
    }
  }

  private static void read(Actor actor, int structure, int entry, long word) {
    if (actor.isTraced()) {
      actor.read(location(structure, entry), changes(word));
    }
  }

  private static void wrote(Actor actor, int structure, int entry, long word) {
    if (actor.isTraced()) {
      actor.wrote(location(structure, entry), changes(word));
    }
  }

  private static String location(int structure, int entry) {
    return "marks-" + structure + "-" + entry / ENTRIES_EACH;
  }

  private static long changes(long word) {
    return word >>> ENTRIES_EACH;
  }

  private long word(int structure, int entry) {
    return base + (structure * wordsEach + entry / ENTRIES_EACH) * Long.BYTES;
  }

  private static long bit(int entry) {
    return 1L << entry % ENTRIES_EACH;
  }

  private static long words(int entries) {
    return (entries + ENTRIES_EACH - 1L) / ENTRIES_EACH;
  }
}
