package palimpsest.properties.crash;

/// At which writes of a path's course power is lost, and the seed of everything drawn.
///
/// @param cutsMax how many losses of power are drawn; all are taken where there are no more
/// @param recoveriesMax how many losses of power during the start that follows each, likewise
/// @param threads how many take cuts at a time; what comes of them does not depend on it
public record CrashSettings(long seed, int cutsMax, int recoveriesMax, int threads) {
  private static final int CUTS_OF_A_SAMPLE = 2;
  private static final int RECOVERIES_OF_A_SAMPLE = 1;

  public CrashSettings {
    if (cutsMax < 1 || recoveriesMax < 0 || threads < 1) {
      throw new IllegalArgumentException(
          "power is lost: cutsMax="
              + cutsMax
              + " recoveriesMax="
              + recoveriesMax
              + " threads="
              + threads);
    }
  }

  /// A few of all cuts that there are.
  public static CrashSettings sample(long seed) {
    return new CrashSettings(seed, CUTS_OF_A_SAMPLE, RECOVERIES_OF_A_SAMPLE, 1);
  }

  /// All of them.
  public static CrashSettings all(long seed, int threads) {
    return new CrashSettings(seed, Integer.MAX_VALUE, Integer.MAX_VALUE, threads);
  }

  /// Whether nothing is drawn, however many places a path has.
  boolean isEverywhere() {
    return cutsMax == Integer.MAX_VALUE && isEveryRecovery();
  }

  boolean isEveryRecovery() {
    return recoveriesMax == Integer.MAX_VALUE;
  }
}
