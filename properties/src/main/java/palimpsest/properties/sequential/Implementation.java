package palimpsest.properties.sequential;

import palimpsest.model.release.Environment;
import palimpsest.model.release.Release;

/// Something that runs releases, and is judged by the history suites.
public interface Implementation {
  /// Starts an adapter that runs a release in an environment; the release runs there.
  RunningAdapter start(Release release, Environment environment);
}
