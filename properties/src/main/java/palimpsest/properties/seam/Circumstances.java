package palimpsest.properties.seam;

import palimpsest.model.release.Version;
import palimpsest.properties.judge.Situation;

/// What a decision on an update must not depend on.
///
/// @param name what is put behind the names of both releases
/// @param fillingBytes by how much both images are filled up
/// @param pauseMillis the pause that both declare
/// @param order which of the orders, counted round, the sections of both images lie in
/// @param ports of the adapter
/// @param roomBytes by how much all memory is larger, so that everything has another address
/// @param seed of what lies in the tables besides the configuration
/// @param origin in which version the data originated
public record Circumstances(
    String name,
    int fillingBytes,
    int pauseMillis,
    int order,
    int ports,
    int roomBytes,
    long seed,
    Origin origin) {
  public static final Circumstances PLAIN =
      new Circumstances("", 0, 20, 0, 2, 0, 0, Origin.RUNNING);

  /// In which version data originated: in that of the release that runs, as where nothing was
  /// updated yet, in that of the release that was loaded, or in one before both.
  public enum Origin {
    RUNNING,
    LOADED,
    EARLIER;

    private static final Version FIRST = Version.of("0.1");

    public Version in(Situation situation) {
      return switch (this) {
        case RUNNING -> situation.running().version();
        case LOADED -> situation.loaded().version();
        case EARLIER -> FIRST;
      };
    }
  }
}
