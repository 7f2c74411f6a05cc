package palimpsest.impl.memory;

/// An access that the address space does not allow: our own defect, never a host's or an image's.
public final class MemoryFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MemoryFault(String rule, long address, long sizeBytes) {
    super(rule + ": address=" + address + " sizeBytes=" + sizeBytes);
  }
}
