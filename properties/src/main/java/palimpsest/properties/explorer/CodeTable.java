package palimpsest.properties.explorer;

import java.util.ArrayList;
import java.util.List;

/// Codes in the order in which they were added, each once: an open-addressing table of indexes into
/// what is kept in long arrays.
public final class CodeTable {
  private static final int CHUNK = 1 << 14;

  private final int longs;
  private final List<long[]> chunks = new ArrayList<>();
  private int[] slots = new int[1 << 12];
  private int size;

  public CodeTable(int longs) {
    this.longs = longs;
  }

  public int size() {
    return size;
  }

  /// Adds a code, if it is new.
  ///
  /// @return its index; the complement of the index, if it was there
  public int add(long[] code) {
    int slot = slotOf(code);
    if (slots[slot] != 0) {
      return ~(slots[slot] - 1);
    }
    if (size == chunks.size() * CHUNK) {
      chunks.add(new long[CHUNK * longs]);
    }
    System.arraycopy(code, 0, chunks.get(size / CHUNK), size % CHUNK * longs, longs);
    slots[slot] = ++size;
    if (2 * size > slots.length) {
      grow();
    }
    return size - 1;
  }

  /// The index of a code, -1 if it is not there.
  public int indexOf(long[] code) {
    return slots[slotOf(code)] - 1;
  }

  /// Copies the code at an index.
  public void read(int index, long[] code) {
    System.arraycopy(chunks.get(index / CHUNK), index % CHUNK * longs, code, 0, longs);
  }

  private int slotOf(long[] code) {
    int mask = slots.length - 1;
    int slot = hash(code, 0) & mask;
    while (slots[slot] != 0 && !isAt(slots[slot] - 1, code)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private boolean isAt(int index, long[] code) {
    long[] chunk = chunks.get(index / CHUNK);
    int from = index % CHUNK * longs;
    for (int at = 0; at < longs; at++) {
      if (chunk[from + at] != code[at]) {
        return false;
      }
    }
    return true;
  }

  private int hash(long[] code, int from) {
    long hash = 0;
    for (int at = from; at < from + longs; at++) {
      hash = (hash ^ code[at]) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    return (int) (hash ^ hash >>> 32);
  }

  private void grow() {
    slots = new int[Math.multiplyExact(slots.length, 2)];
    int mask = slots.length - 1;
    for (int index = 0; index < size; index++) {
      int slot = hash(chunks.get(index / CHUNK), index % CHUNK * longs) & mask;
      while (slots[slot] != 0) {
        slot = slot + 1 & mask;
      }
      slots[slot] = index + 1;
    }
  }
}
