package palimpsest.impl.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The only owner of the adapter's bytes: one native segment, divided into regions (LDR-7, CPY-3).
///
/// Each access is checked: it lies within one region and, if it writes, on no sealed page. Words
/// are little-endian and aligned; fields of entries have the byte order of their layout. Plain
/// accesses promise nothing between threads, those named `volatile` or `compareAndSet` are
/// sequentially consistent. Sealing is a check on one's own writes, not a means to synchronize.
public final class AdapterMemory implements AutoCloseable {
  private static final ValueLayout.OfLong WORD =
      ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle WORDS = WORD.varHandle();
  private static final byte GUARD = -1;
  private static final int PAGE_SHIFT = Integer.numberOfTrailingZeros(MemoryMap.PAGE_BYTES);

  private final MemoryMap map;
  private final MemoryObserver observer;
  private final Arena arena;
  private final MemorySegment bytes;
  private final byte[] regionOfPage;
  private final boolean[] sealed;
  private final Set<Region> executable = EnumSet.of(Region.WINDOW);

  /// The rights as they are, if somebody asked since they changed.
  private @Nullable PageRights rights;

  public AdapterMemory(MemoryMap map) {
    this(map, MemoryObserver.NONE);
  }

  public AdapterMemory(MemoryMap map, MemoryObserver observer) {
    this.map = map;
    this.observer = observer;
    this.arena = Arena.ofShared();
    this.bytes = arena.allocate(map.sizeBytes(), MemoryMap.PAGE_BYTES);
    this.regionOfPage = new byte[(int) (map.sizeBytes() >>> PAGE_SHIFT)];
    this.sealed = new boolean[regionOfPage.length];
    Arrays.fill(regionOfPage, GUARD);
    byte code = 0;
    for (Span span : map.spans().values()) {
      Arrays.fill(regionOfPage, page(span.base()), page(span.end()), code);
      code++;
    }
  }

  public MemoryMap map() {
    return map;
  }

  public Span span(Region region) {
    return map.span(region);
  }

  public long readWord(long address) {
    checkWord(address, false);
    return bytes.get(WORD, address);
  }

  public void writeWord(long address, long value) {
    checkWord(address, true);
    bytes.set(WORD, address, value);
  }

  public long readVolatile(long address) {
    checkWord(address, false);
    return (long) WORDS.getVolatile(bytes, address);
  }

  public void writeVolatile(long address, long value) {
    checkWord(address, true);
    WORDS.setVolatile(bytes, address, value);
  }

  public boolean compareAndSet(long address, long expected, long value) {
    checkWord(address, true);
    return WORDS.compareAndSet(bytes, address, expected, value);
  }

  /// Copies bytes within the address space; the ranges may lie in different regions.
  public void copy(Span from, long to) {
    check(from.base(), from.sizeBytes(), false);
    check(to, from.sizeBytes(), true);
    MemorySegment.copy(bytes, from.base(), bytes, to, from.sizeBytes());
  }

  public void write(long address, MemorySegment source) {
    check(address, source.byteSize(), true);
    MemorySegment.copy(source, 0, bytes, address, source.byteSize());
  }

  public void fill(Span span, byte value) {
    check(span.base(), span.sizeBytes(), true);
    bytes.asSlice(span.base(), span.sizeBytes()).fill(value);
  }

  /// A read-only view of a range within one region.
  public MemorySegment view(Span span) {
    check(span.base(), span.sizeBytes(), false);
    return bytes.asSlice(span.base(), span.sizeBytes()).asReadOnly();
  }

  /// A writable view for reading a device's or a source's bytes straight into memory.
  public MemorySegment target(Span span) {
    check(span.base(), span.sizeBytes(), true);
    return bytes.asSlice(span.base(), span.sizeBytes());
  }

  /// Makes the pages of a range unwritable: the bytes that were checked are the bytes that run.
  public void seal(Span span) {
    setSealed(span, true);
  }

  public void unseal(Span span) {
    setSealed(span, false);
  }

  public boolean isExecutable(Region region) {
    synchronized (executable) {
      return executable.contains(region);
    }
  }

  /// Allows code to be defined from a region, or forbids it (LDR-3).
  public void setExecutable(Region region, boolean allowed) {
    synchronized (executable) {
      if (allowed) {
        executable.add(region);
      } else {
        executable.remove(region);
      }
      rights = null;
    }
  }

  public PageRights rights() {
    PageRights known = rights;
    if (known != null) {
      return known;
    }
    BitSet pages = new BitSet(sealed.length);
    for (int page = 0; page < sealed.length; page++) {
      pages.set(page, sealed[page]);
    }
    PageRights present;
    synchronized (executable) {
      present = new PageRights(pages, executable);
    }
    rights = present;
    return present;
  }

  /// Puts the memory back into an earlier state: the rights of all pages, whatever they are now.
  @SuppressWarnings("ReferenceEquality") // equal rights may be written once more
  public void restore(PageRights earlier) {
    if (rights == earlier) {
      return;
    }
    rights = earlier;
    for (int page = 0; page < sealed.length; page++) {
      sealed[page] = earlier.isSealed(page);
    }
    synchronized (executable) {
      executable.clear();
      executable.addAll(earlier.executable());
    }
  }

  /// Puts the memory back into an earlier state: the bytes of a page, sealed or not.
  public void restore(int page, MemorySegment content) {
    MemorySegment.copy(content, 0, bytes, (long) page << PAGE_SHIFT, (long) MemoryMap.PAGE_BYTES);
  }

  @Override
  public void close() {
    arena.close();
  }

  private void setSealed(Span span, boolean value) {
    check(span.base(), span.sizeBytes(), false);
    if (span.base() % MemoryMap.PAGE_BYTES != 0 || span.sizeBytes() % MemoryMap.PAGE_BYTES != 0) {
      throw new MemoryFault("only whole pages are sealed", span.base(), span.sizeBytes());
    }
    Arrays.fill(sealed, page(span.base()), page(span.end()), value);
    rights = null;
  }

  private void checkWord(long address, boolean write) {
    check(address, Long.BYTES, write);
    if ((address & (Long.BYTES - 1)) != 0) {
      throw new MemoryFault("a word is aligned to 8 bytes", address, Long.BYTES);
    }
  }

  private void check(long address, long sizeBytes, boolean write) {
    if (address < 0 || sizeBytes < 0 || address > bytes.byteSize() - sizeBytes) {
      throw new MemoryFault("an access lies in the address space", address, sizeBytes);
    }
    if (sizeBytes == 0) {
      return;
    }
    int first = page(address);
    int last = page(address + sizeBytes - 1);
    if (regionOfPage[first] == GUARD || regionOfPage[first] != regionOfPage[last]) {
      throw new MemoryFault("an access lies within one region", address, sizeBytes);
    }
    if (write) {
      for (int page = first; page <= last; page++) {
        if (sealed[page]) {
          throw new MemoryFault("a sealed page is not written", address, sizeBytes);
        }
      }
      observer.writes(address, sizeBytes);
    }
  }

  private static int page(long address) {
    return (int) (address >>> PAGE_SHIFT);
  }
}
