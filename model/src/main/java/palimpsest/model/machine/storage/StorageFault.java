package palimpsest.model.machine.storage;

/// The kinds of fault that occur.
public enum StorageFault {
  MEDIUM,
  UPDATE,
  DEATH,
  RETURN
}
