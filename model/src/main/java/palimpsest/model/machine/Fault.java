package palimpsest.model.machine;

/// The kinds of fault that may occur.
public enum Fault {
  CODE,
  BURN,
  UNDO,
  BUFFER,
  BLOCK,
  DEVICE
}
