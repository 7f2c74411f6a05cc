package palimpsest.impl.table;

import static palimpsest.impl.image.DataSegmentFormat.ROOT_BLOCK_ADDRESS;
import static palimpsest.impl.image.DataSegmentFormat.ROOT_CAPACITY;
import static palimpsest.impl.image.DataSegmentFormat.ROOT_ENTRY_SIZE;
import static palimpsest.impl.image.DataSegmentFormat.rootOffset;

import java.lang.foreign.MemorySegment;
import palimpsest.impl.image.ImageFormat;
import palimpsest.impl.memory.AdapterMemory;

/// A pointer in an image's data segment to a table outside the window: whose data segment holds it
/// owns the table.
public record TableRoot(long address, int entryBytes, int entries) {
  public static TableRoot of(Table table) {
    return new TableRoot(table.base(), (int) table.entryBytes(), table.entries());
  }

  public static TableRoot read(MemorySegment data, int structure) {
    long root = rootOffset(structure);
    return new TableRoot(
        data.get(ImageFormat.U64, root + ROOT_BLOCK_ADDRESS),
        data.get(ImageFormat.U32, root + ROOT_ENTRY_SIZE),
        data.get(ImageFormat.U32, root + ROOT_CAPACITY));
  }

  public void write(MemorySegment data, int structure) {
    long root = rootOffset(structure);
    data.set(ImageFormat.U64, root + ROOT_BLOCK_ADDRESS, address);
    data.set(ImageFormat.U32, root + ROOT_ENTRY_SIZE, entryBytes);
    data.set(ImageFormat.U32, root + ROOT_CAPACITY, entries);
  }

  public Table table(AdapterMemory memory) {
    return new Table(memory, address, entryBytes, entries);
  }
}
