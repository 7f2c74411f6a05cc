package palimpsest.model.machine.fastload;

/// The kinds of fault that occur.
public enum FastloadFault {
  POWER,
  RESET,
  KEY,
  FOREIGN,
  SLOT,
  BLOCK,
  UPDATE
}
