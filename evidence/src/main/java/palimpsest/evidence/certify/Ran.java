package palimpsest.evidence.certify;

import java.util.List;
import java.util.Optional;
import palimpsest.properties.crash.CrashResults;
import palimpsest.properties.path.PathResult;
import palimpsest.properties.roll.RollResult;

/// What came of the sample's own releases: of its paths, of losing power along them, and of its
/// roll.
///
/// @param lostAlongAll whether power was lost along each path along which it is to be
record Ran(
    List<PathResult> paths,
    Optional<CrashResults> losses,
    boolean lostAlongAll,
    Optional<RollResult> roll) {
  /// Where other releases are certified.
  static final Ran NOTHING = new Ran(List.of(), Optional.empty(), false, Optional.empty());

  Ran {
    paths = List.copyOf(paths);
  }
}
