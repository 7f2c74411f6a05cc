package palimpsest.properties.plain;

/// What is wrong with a plain adapter; each of them something that teams get wrong.
enum Flaw {
  NONE,
  FORGETS_LATE_CHANGES,
  JUMPS_WITHOUT_DEFAULTS,
  LOSES_SILENTLY,
  KEEPS_BURNS,
  PREDICTS_NO_LOST_VALUE,
  DECIDES_BY_NAME,
  CONVERTS_EVERYTHING,
  KEEPS_SESSIONS_OVER_A_RESTART
}
