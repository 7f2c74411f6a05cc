package palimpsest.impl.memory;

/// Is told which bytes are about to be written, so that who keeps copies of the memory knows what
/// they still share with it. A view that was handed out for writing counts as written as a whole.
@FunctionalInterface
public interface MemoryObserver {
  MemoryObserver NONE = (_, _) -> {};

  void writes(long address, long sizeBytes);
}
