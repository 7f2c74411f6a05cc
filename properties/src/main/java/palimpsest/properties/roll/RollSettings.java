package palimpsest.properties.roll;

/// How a plan is rolled: how many answers each host gets before and after a roll, the seed of
/// everything drawn, and how often power is lost.
///
/// @param writesEach at how many writes of each adapter
/// @param everyStep before each step of the roll in each adapter; else before one step of each kind
///     in the source adapter
public record RollSettings(int answersEach, long seed, int writesEach, boolean everyStep) {
  private static final int ANSWERS_EACH = 25;
  private static final int WRITES_EACH = 4;

  public RollSettings {
    if (answersEach < 1 || writesEach < 1) {
      throw new IllegalArgumentException(
          "hosts are answered, and power is lost: answersEach="
              + answersEach
              + " writesEach="
              + writesEach);
    }
  }

  /// A sample of all cuts that there are.
  public static RollSettings sample(long seed) {
    return new RollSettings(ANSWERS_EACH, seed, WRITES_EACH, false);
  }

  /// All of them.
  public static RollSettings all(long seed) {
    return new RollSettings(ANSWERS_EACH, seed, Integer.MAX_VALUE, true);
  }
}
