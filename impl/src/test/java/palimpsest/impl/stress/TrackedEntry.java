package palimpsest.impl.stress;

import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.ControlBlock;
import palimpsest.impl.memory.Region;
import palimpsest.impl.table.ChangeMarks;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.trace.TraceSink;

/// An entry of one word and its header, its mark, and a neighbour whose mark lies in the same word.
public final class TrackedEntry {
  private static final int STRUCTURE = 0;
  private static final int ENTRY = 0;
  private static final int NEIGHBOUR = 1;
  private static final int ENTRIES = 2;

  private final AdapterMemory memory = Memories.take();
  private final long header = memory.span(Region.TABLES).base();
  private final long word = header + Long.BYTES;
  private final ChangeMarks marks = new ChangeMarks(memory, new ControlBlock(memory), ENTRIES);
  private final Actor worker = new Actor("worker", TraceSink.NONE);
  private final Actor update = new Actor("update", TraceSink.NONE);

  /// As a worker changes it: its fields, then its header.
  public void change() {
    writeWord();
    memory.writeVolatile(header, 1);
  }

  /// Half of it: nothing orders this write before what is read next.
  public void writeWord() {
    memory.writeWord(word, 1);
  }

  /// As the conversion reads it: its header, then its fields.
  public boolean isChanged() {
    boolean isCounted = memory.readVolatile(header) == 1;
    return memory.readWord(word) == 1 && isCounted;
  }

  public boolean isWordChanged() {
    return memory.readWord(word) == 1;
  }

  public void mark() {
    marks.mark(STRUCTURE, ENTRY, worker);
  }

  public void markAll() {
    marks.markAll(STRUCTURE, ENTRIES, update);
  }

  public void track() {
    marks.track(1L << STRUCTURE, update);
  }

  public void clear() {
    marks.clear(STRUCTURE, ENTRY, update);
  }

  public void clearNeighbour() {
    marks.clear(STRUCTURE, NEIGHBOUR, update);
  }

  public boolean isMarked() {
    return marks.isMarked(STRUCTURE, ENTRY);
  }

  public boolean isNeighbourMarked() {
    return marks.isMarked(STRUCTURE, NEIGHBOUR);
  }

  public long changesOfMarks() {
    return memory.readVolatile(memory.span(Region.MARKS).base()) >>> Integer.SIZE;
  }

  public void giveBack() {
    Memories.giveBack(memory);
  }
}
