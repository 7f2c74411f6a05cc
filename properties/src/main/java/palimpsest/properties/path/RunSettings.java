package palimpsest.properties.path;

/// How a path is run: how often (the first run apart, as the machine is cold), how many answers
/// hosts get before and after each update, and the seed of everything drawn.
public record RunSettings(int runs, long answersAround, long seed) {
  public RunSettings {
    if (runs < 2) {
      throw new IllegalArgumentException(
          "a path is run at least twice, once cold and once warm: runs=" + runs);
    }
  }
}
