package palimpsest.impl.table;

import java.lang.foreign.MemorySegment;
import java.util.StringJoiner;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.Span;

/// A persistent structure's block of entries.
///
/// An entry is changed word by word: its fields first, its header last. Between two words another
/// actor may see half a change; what guards against that is the order of write and mark (see
/// [ChangeMarks]).
public record Table(AdapterMemory memory, long base, long entryBytes, int entries) {
  private static final long PRESENT = 1;

  public Span span() {
    return new Span(base, entryBytes * entries);
  }

  public Span entry(int entry) {
    if (entry < 0 || entry >= entries) {
      throw new IndexOutOfBoundsException(
          "an entry lies in its table: entry=" + entry + " entries=" + entries);
    }
    return new Span(base + entry * entryBytes, entryBytes);
  }

  public MemorySegment view(int entry) {
    return memory.view(entry(entry));
  }

  public long header(int entry) {
    return memory.readVolatile(entry(entry).base());
  }

  public boolean isPresent(int entry) {
    return isPresent(header(entry));
  }

  public static boolean isPresent(long header) {
    return (header & PRESENT) != 0;
  }

  /// How often the entry was changed.
  public static long changes(long header) {
    return header >>> 1;
  }

  /// The words of an entry's fields as traces have them.
  public static String words(AdapterMemory memory, Span entry) {
    StringJoiner words = new StringJoiner(",");
    for (long at = EntryLayout.HEADER_BYTES; at < entry.sizeBytes(); at += Long.BYTES) {
      words.add(Long.toHexString(memory.readWord(entry.base() + at)));
    }
    return words.toString();
  }

  /// The header that follows upon `header` when the entry is changed once more.
  public static long nextHeader(long header, boolean present) {
    return ((changes(header) + 1) << 1) | (present ? PRESENT : 0);
  }
}
