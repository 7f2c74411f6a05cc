package palimpsest.model.release;

/// What is known of a capability; `UNKNOWN` never enables anything (HND-4).
public enum Presence {
  PRESENT,
  ABSENT,
  UNKNOWN
}
