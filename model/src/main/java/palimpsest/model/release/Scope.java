package palimpsest.model.release;

/// How many entries a structure has: one for each port of the adapter, or a single one.
public enum Scope {
  PER_PORT,
  PER_ADAPTER
}
