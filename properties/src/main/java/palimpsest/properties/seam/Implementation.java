package palimpsest.properties.seam;

import palimpsest.model.release.Environment;
import palimpsest.model.release.Release;

/// Something that runs releases, and is judged by the suites: this project's adapter, or another,
/// on whatever processor (SYS-7).
public interface Implementation {
  /// Starts an adapter that runs a release in an environment. The release finds there what it
  /// needs. Structures of which there is one have one entry, of defaults; those per port have
  /// none.
  RunningAdapter start(Release release, Environment environment);
}
