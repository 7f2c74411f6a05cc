package palimpsest.impl.stress;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import palimpsest.impl.adapter.AdapterConfiguration;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.Region;

/// Adapter memories for states, of which jcstress makes millions: a state that is done with gives
/// its memory to another.
public final class Memories {
  private static final AdapterConfiguration TINY =
      new AdapterConfiguration(1, 2, 1, 1, 4096, 1, 0, 1);
  private static final Queue<AdapterMemory> FREE = new ConcurrentLinkedQueue<>();

  private Memories() {}

  /// A memory whose control words and marks are zero.
  public static AdapterMemory take() {
    AdapterMemory free = FREE.poll();
    return free == null ? new AdapterMemory(TINY.memoryMap()) : free;
  }

  public static void giveBack(AdapterMemory memory) {
    memory.fill(memory.span(Region.CONTROL), (byte) 0);
    memory.fill(memory.span(Region.MARKS), (byte) 0);
    memory.fill(memory.span(Region.TABLES), (byte) 0);
    FREE.add(memory);
  }
}
