package palimpsest.impl.hardware;

import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.MemoryMap;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;
import palimpsest.model.release.InitializationStep.ResetRegister;

/// What an image initializes besides data (CNV-5).
///
/// ```
///    0  registers        64 words
/// 4096  staging buffers  a page
/// 8192  read cache       a page
/// ```
public final class Hardware {
  private final AdapterMemory memory;
  private final long base;

  public Hardware(AdapterMemory memory) {
    this.memory = memory;
    this.base = memory.span(Region.HARDWARE).base();
  }

  public static long sizeBytes() {
    return 3L * MemoryMap.PAGE_BYTES;
  }

  public long register(int register) {
    return memory.readWord(address(register));
  }

  public void setRegister(int register, long value) {
    memory.writeWord(address(register), value);
  }

  public Span stagingBuffers() {
    return new Span(base + MemoryMap.PAGE_BYTES, MemoryMap.PAGE_BYTES);
  }

  public Span readCache() {
    return new Span(base + 2L * MemoryMap.PAGE_BYTES, MemoryMap.PAGE_BYTES);
  }

  private long address(int register) {
    if (register < 0 || register >= ResetRegister.REGISTERS) {
      throw new IndexOutOfBoundsException("no such register: register=" + register);
    }
    return base + (long) register * Long.BYTES;
  }
}
