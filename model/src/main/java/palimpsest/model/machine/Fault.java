package palimpsest.model.machine;

/// The kinds of fault that may occur.
public enum Fault {
  SOURCE,
  CODE,
  BURN,
  UNDO,
  BUFFER,
  BLOCK,
  WORKER,
  DEVICE
}
