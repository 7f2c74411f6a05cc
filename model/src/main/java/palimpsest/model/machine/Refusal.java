package palimpsest.model.machine;

/// Why an update was refused.
public enum Refusal {
  NONE,
  SOURCE_FAILED,
  BAD_IMAGE,
  BAD_CODE,
  INCOMPATIBLE,
  NO_BURN_ORDER,
  BURN_FAILED,
  VALUE_LOST,
  CHURN,
  DRAIN_EXPIRED,
  COPY_UNVERIFIED
}
