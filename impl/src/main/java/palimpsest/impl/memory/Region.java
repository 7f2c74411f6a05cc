package palimpsest.impl.memory;

/// The regions of the address space, in address order; guard pages lie between them.
public enum Region {
  /// Gate, generation, who is inside: see [ControlBlock].
  CONTROL,
  /// Change marks, one bit an entry.
  MARKS,
  /// Pointers to the old and the new image, versions and capability fields (HND-1, IMG-9).
  HANDOVER,
  /// Registers, staging buffers and read cache.
  HARDWARE,
  /// Where the running image lives, always at the same base (CPY-3).
  WINDOW,
  /// Temporary memory for the new image (LDR-1, LDR-2, LDR-6).
  BUFFER,
  /// The old image, kept until the new one has started.
  SAVED,
  /// Blocks of the data segment that lie outside the window: the persistent tables (IMG-2).
  TABLES
}
